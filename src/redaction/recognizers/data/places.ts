/** Countries and parts of the world, in small letters. Written by hand. */
export const countries = `\
afghanistan|albania|algeria|andorra|angola|argentina|armenia|australia|austria|azerbaijan|bahamas|bahrain|bangladesh|barbados|\
belarus|belgium|belize|benin|bhutan|bolivia|bosnia and herzegovina|bosnia|botswana|brazil|brunei|bulgaria|burkina faso|burundi|\
cambodia|cameroon|canada|cape verde|central african republic|chad|chile|china|colombia|comoros|congo|costa rica|croatia|cuba|\
cyprus|czech republic|czechia|denmark|djibouti|dominica|dominican republic|ecuador|egypt|el salvador|eritrea|estonia|eswatini|\
ethiopia|fiji|finland|france|gabon|gambia|georgia|germany|ghana|greece|grenada|guatemala|guinea|guyana|haiti|honduras|hungary|\
iceland|india|indonesia|iran|iraq|ireland|northern ireland|israel|italy|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|kuwait|\
kyrgyzstan|laos|latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|madagascar|malawi|malaysia|maldives|mali|\
malta|mauritania|mauritius|mexico|moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|namibia|nepal|netherlands|\
the netherlands|holland|new zealand|nicaragua|niger|nigeria|north korea|north macedonia|norway|oman|pakistan|palestine|panama|\
papua new guinea|paraguay|peru|philippines|poland|portugal|qatar|romania|russia|rwanda|saudi arabia|senegal|serbia|seychelles|\
sierra leone|singapore|slovakia|slovenia|somalia|south africa|south korea|korea|south sudan|spain|sri lanka|sudan|suriname|sweden|\
switzerland|syria|taiwan|tajikistan|tanzania|thailand|togo|tonga|trinidad and tobago|tunisia|turkey|türkiye|turkmenistan|uganda|\
ukraine|united arab emirates|united kingdom|great britain|england|scotland|wales|united states|united states of america|uruguay|\
uzbekistan|vanuatu|vatican city|venezuela|vietnam|yemen|zambia|zimbabwe|hong kong|puerto rico|greenland|kosovo|deutschland|\
österreich|schweiz|suisse|españa|italia|frankreich|italien|spanien|großbritannien|niederlande|allemagne|espagne|royaume-uni|\
alemania|francia|reino unido|estados unidos|europe|asia|africa|antarctica|south america|north america|latin america|middle east`;

/** States, provinces and regions, in small letters. Written by hand. */
export const regions = `\
alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|\
louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|\
new mexico|new york|new york state|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|\
south dakota|tennessee|texas|utah|vermont|virginia|washington state|west virginia|wisconsin|wyoming|district of columbia|ontario|\
quebec|québec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new brunswick|newfoundland|prince edward island|\
new south wales|queensland|tasmania|western australia|south australia|northern territory|bavaria|bayern|saxony|sachsen|hesse|hessen|\
lower saxony|niedersachsen|nordrhein-westfalen|baden-württemberg|rheinland-pfalz|thüringen|brandenburg|saarland|schleswig-holstein|\
catalonia|andalusia|galicia|lombardy|tuscany|sicily|sardinia|brittany|normandy|provence|yorkshire|lancashire|cornwall|devon|dorset|\
surrey|sussex|essex|kent|hampshire|norfolk|suffolk|cumbria|cheshire|maharashtra|karnataka|kerala|tamil nadu|gujarat|punjab|rajasthan|\
west bengal|uttar pradesh|haryana|bihar|telangana|andhra pradesh`;

/** Large cities, in small letters. Written by hand. */
export const cities = `\
new york city|los angeles|chicago|houston|philadelphia|san antonio|san diego|dallas|san jose|fort worth|san francisco|seattle|denver|\
washington dc|washington|boston|nashville|detroit|oklahoma city|portland|las vegas|memphis|louisville|baltimore|milwaukee|albuquerque|\
tucson|fresno|sacramento|kansas city|mesa|atlanta|omaha|colorado springs|raleigh|miami|oakland|minneapolis|tulsa|tampa|new orleans|\
cleveland|honolulu|anaheim|orlando|st louis|pittsburgh|cincinnati|anchorage|newark|jersey city|buffalo|brooklyn|manhattan|queens|\
salt lake city|baton rouge|des moines|santa fe|el paso|phoenix|indianapolis|jacksonville|charlotte|austin|columbus|toronto|montreal|\
montréal|vancouver|calgary|edmonton|ottawa|winnipeg|quebec city|halifax|london|birmingham|manchester|liverpool|leeds|sheffield|bristol|\
glasgow|edinburgh|cardiff|belfast|leicester|coventry|nottingham|newcastle|newcastle upon tyne|southampton|portsmouth|brighton|plymouth|\
oxford|cambridge|york|aberdeen|dundee|swansea|dublin|cork|galway|limerick|waterford|sydney|melbourne|brisbane|perth|adelaide|canberra|\
hobart|darwin|gold coast|auckland|wellington|christchurch|berlin|hamburg|munich|münchen|cologne|köln|frankfurt|frankfurt am main|\
stuttgart|düsseldorf|dortmund|essen|leipzig|bremen|dresden|hannover|hanover|nuremberg|nürnberg|duisburg|bochum|wuppertal|bielefeld|bonn|\
münster|karlsruhe|mannheim|augsburg|wiesbaden|freiburg|heidelberg|vienna|wien|salzburg|graz|linz|innsbruck|zurich|zürich|geneva|genève|\
genf|basel|bern|lausanne|lugano|paris|marseille|lyon|toulouse|nantes|strasbourg|montpellier|bordeaux|lille|rennes|grenoble|dijon|\
madrid|barcelona|valencia|seville|sevilla|zaragoza|málaga|malaga|bilbao|murcia|palma|granada|lisbon|lisboa|porto|rome|roma|milan|milano|\
naples|napoli|turin|torino|palermo|genoa|genova|bologna|florence|firenze|venice|venezia|verona|amsterdam|rotterdam|the hague|den haag|\
utrecht|eindhoven|groningen|brussels|bruxelles|antwerp|antwerpen|ghent|bruges|liège|copenhagen|aarhus|stockholm|gothenburg|göteborg|\
malmö|uppsala|oslo|bergen|trondheim|helsinki|espoo|tampere|reykjavik|warsaw|warszawa|krakow|kraków|gdansk|gdańsk|wrocław|poznań|łódź|\
prague|praha|brno|bratislava|budapest|bucharest|sofia|belgrade|zagreb|ljubljana|sarajevo|athens|thessaloniki|istanbul|ankara|izmir|\
moscow|saint petersburg|st petersburg|kyiv|kiev|lviv|odessa|minsk|vilnius|riga|tallinn|tbilisi|yerevan|baku|tehran|baghdad|beirut|\
damascus|amman|jerusalem|tel aviv|haifa|riyadh|jeddah|mecca|dubai|abu dhabi|doha|kuwait city|muscat|cairo|alexandria|casablanca|rabat|\
marrakesh|tunis|algiers|tripoli|lagos|abuja|accra|nairobi|mombasa|kampala|addis ababa|dar es salaam|kinshasa|johannesburg|cape town|\
durban|pretoria|harare|lusaka|dakar|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|kolkata|pune|ahmedabad|jaipur|lucknow|\
surat|kanpur|nagpur|indore|bhopal|kochi|gurgaon|noida|chandigarh|karachi|lahore|islamabad|dhaka|colombo|kathmandu|beijing|shanghai|\
guangzhou|shenzhen|chengdu|wuhan|tianjin|tokyo|osaka|kyoto|yokohama|nagoya|sapporo|seoul|busan|taipei|bangkok|chiang mai|hanoi|\
ho chi minh city|saigon|phnom penh|kuala lumpur|penang|jakarta|surabaya|bali|manila|cebu|mexico city|guadalajara|monterrey|tijuana|\
havana|kingston|san juan|bogota|bogotá|medellin|medellín|caracas|quito|lima|la paz|são paulo|sao paulo|rio de janeiro|brasília|brasilia|\
salvador|buenos aires|montevideo|asunción`;

/** Places whose names are also other words or people's names: they need a preposition or a state behind them. */
export const ambiguousPlaces = `\
georgia|jordan|turkey|chad|charlotte|austin|phoenix|columbus|florence|sofia|victoria|virginia|essen|mesa|york|cork|perth|darwin|linz|\
palma|lima|kent|wellington|washington|madison|jackson|lincoln|houston|dallas|paris|london|cologne|brittany|guinea|holland|dominica|\
grenada|devon|chester|salvador|kingston|alexandria|buffalo|mali|niger|togo|queens|bergen|surat|bali|verona|sydney|carolina|bristol|\
hamilton|lagos|tripoli|oman|berlin|england|israel|china|orlando|dorset|adelaide|brighton|wales|newcastle`;
