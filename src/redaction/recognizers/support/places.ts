import { phraseList } from './phrases';

const countries = `Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin,
Bhutan, Bolivia, Bosnia and Herzegovina, Bosnia, Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burundi, Cambodia, Cameroon, Canada, Cape Verde, Central African Republic, Chile, China, Colombia,
Congo, Costa Rica, Côte d'Ivoire, Ivory Coast, Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, Djibouti, Dominican Republic, Ecuador, Egypt, El Salvador, Eritrea, Estonia, Eswatini, Ethiopia, Fiji,
Finland, France, Gabon, Gambia, Germany, Ghana, Greece, Guatemala, Guinea, Guyana, Haiti, Honduras, Hong Kong, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy,
Jamaica, Japan, Kazakhstan, Kenya, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Madagascar, Malawi, Malaysia,
Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger,
Nigeria, North Korea, North Macedonia, Macedonia, Northern Ireland, Norway, Oman, Pakistan, Palestine, Panama, Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Qatar, Romania, Russia,
Russian Federation, Rwanda, San Marino, Saudi Arabia, Scotland, Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa, South Korea, Spain, Sri Lanka, Sudan, Suriname,
Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo, Trinidad and Tobago, Tunisia, Türkiye, Turkmenistan, Uganda, Ukraine, United Arab Emirates, United Kingdom, Great Britain, England,
Wales, United States of America, United States, Uruguay, Uzbekistan, Venezuela, Vietnam, Yemen, Zambia, Zimbabwe, Deutschland, Österreich, Schweiz, España, Italia, Frankreich, Polska`;
const states = `Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan,
Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island,
South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Washington, West Virginia, Wisconsin, Wyoming, Ontario, Quebec, British Columbia, Alberta, Manitoba, Saskatchewan, Nova Scotia, New South Wales,
Queensland, Tasmania, Bavaria, Bayern, Saxony, Hesse, Tuscany, Catalonia, Andalusia, Punjab, Gujarat, Maharashtra, Kerala, Tamil Nadu, Karnataka, Yorkshire, Cornwall, Kent, Essex`;
const cities = `London, Paris, Berlin, Hamburg, Munich, München, Cologne, Köln, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dresden, Hannover, Vienna, Wien, Graz, Zurich, Zürich, Geneva, Bern, Basel, Brussels, Antwerp, Ghent,
Amsterdam, Rotterdam, The Hague, Utrecht, Luxembourg City, Copenhagen, Stockholm, Gothenburg, Oslo, Bergen, Helsinki, Tallinn, Riga, Vilnius, Kaunas, Warsaw, Kraków, Krakow, Gdańsk, Wrocław, Poznań, Łódź, Prague, Brno,
Bratislava, Budapest, Bucharest, Sofia, Belgrade, Zagreb, Ljubljana, Sarajevo, Skopje, Tirana, Athens, Thessaloniki, Istanbul, Ankara, Izmir, Diyarbakır, Diyarbakir, Moscow, Saint Petersburg, St Petersburg, Kyiv, Kiev, Kharkiv, Odesa, Minsk,
Chișinău, Tbilisi, Yerevan, Baku, Grozny, Rome, Milan, Naples, Turin, Florence, Venice, Bologna, Palermo, Genoa, Madrid, Barcelona, Seville, Valencia, Bilbao, Málaga, Lisbon, Porto, Lyon, Marseille, Toulouse, Bordeaux, Lille, Nice,
Strasbourg, Nantes, Dublin, Cork, Galway, Limerick, Belfast, Edinburgh, Glasgow, Aberdeen, Cardiff, Swansea, Manchester, Liverpool, Birmingham, Leeds, Sheffield, Bristol, Newcastle, Nottingham, Leicester, Southampton, Oxford,
Cambridge, Brighton, Plymouth, York, New York City, Brooklyn, Manhattan, Queens, Boston, Philadelphia, Chicago, Detroit, Milwaukee, Minneapolis, Cleveland, Cincinnati, Pittsburgh, Baltimore, Atlanta, Miami, Orlando,
Tampa, Nashville, Memphis, New Orleans, Houston, Dallas, Austin, San Antonio, El Paso, Denver, Phoenix, Tucson, Las Vegas, Salt Lake City, Seattle, Portland, San Francisco, Oakland, San Jose, Los Angeles, San Diego,
Sacramento, Fresno, Honolulu, Toronto, Montreal, Vancouver, Ottawa, Calgary, Edmonton, Winnipeg, Mexico City, Guadalajara, Monterrey, Havana, Bogotá, Medellín, Lima, Quito, Santiago, Buenos Aires, Montevideo, São Paulo,
Rio de Janeiro, Brasília, Caracas, Cairo, Alexandria, Casablanca, Rabat, Tunis, Algiers, Lagos, Abuja, Accra, Nairobi, Mombasa, Kampala, Dar es Salaam, Addis Ababa, Johannesburg, Cape Town, Durban, Pretoria, Harare,
Jerusalem, Tel Aviv, Haifa, Beirut, Damascus, Aleppo, Amman, Baghdad, Tehran, Riyadh, Jeddah, Dubai, Abu Dhabi, Doha, Kabul, Karachi, Lahore, Islamabad, Delhi, New Delhi, Mumbai, Bombay, Bangalore, Bengaluru, Chennai,
Madras, Kolkata, Calcutta, Hyderabad, Pune, Ahmedabad, Dhaka, Colombo, Kathmandu, Bangkok, Hanoi, Ho Chi Minh City, Saigon, Jakarta, Kuala Lumpur, Manila, Beijing, Shanghai, Shenzhen, Guangzhou, Wuhan, Chengdu, Taipei, Seoul,
Busan, Tokyo, Osaka, Kyoto, Yokohama, Sydney, Melbourne, Brisbane, Perth, Adelaide, Canberra, Auckland, Wellington, Christchurch`;

/** Countries, in small letters. */
export const countryNames: ReadonlySet<string> = phraseList(countries).phrases;
/** Countries, states and regions, large cities. */
export const places = phraseList(`${countries}, ${states}, ${cities}`);
