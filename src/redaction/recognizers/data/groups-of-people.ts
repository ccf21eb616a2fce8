/** Nationalities and peoples, in small letters. Written by hand. */
export const nationalities = `\
afghan|albanian|algerian|american|african american|african-american|angolan|argentine|argentinian|armenian|australian|austrian|\
azerbaijani|bangladeshi|belarusian|belgian|bolivian|bosnian|brazilian|british|bulgarian|cambodian|cameroonian|canadian|chilean|chinese|\
colombian|congolese|costa rican|croatian|cuban|cypriot|czech|danish|dutch|ecuadorian|egyptian|english|eritrean|estonian|ethiopian|\
european|filipino|filipina|finnish|french|georgian|german|ghanaian|greek|guatemalan|haitian|honduran|hungarian|icelandic|indian|\
indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jordanian|kazakh|kenyan|korean|south korean|north korean|kurdish|kuwaiti|\
latvian|lebanese|libyan|lithuanian|malaysian|maltese|mexican|moldovan|mongolian|moroccan|nepalese|nepali|new zealander|nicaraguan|\
nigerian|norwegian|omani|pakistani|palestinian|panamanian|paraguayan|peruvian|polish|portuguese|puerto rican|qatari|romanian|russian|\
rwandan|saudi|scottish|senegalese|serbian|singaporean|slovak|slovakian|slovenian|somali|south african|spanish|sri lankan|sudanese|\
swedish|swiss|syrian|taiwanese|tanzanian|thai|tunisian|turkish|ugandan|ukrainian|uruguayan|uzbek|venezuelan|vietnamese|welsh|yemeni|\
zambian|zimbabwean|hispanic|latino|latina|caucasian|inuit|maori|yoruba|igbo|hausa|tamil|punjabi|bengali|flemish|catalan|basque|\
americans|germans|italians|russians|canadians|mexicans|indians|koreans|ukrainians|poles|swedes|danes|spaniards|turks|greeks|arabs|arab`;

/** Religions' and parties' members, in small letters. Written by hand. */
export const convictions = `\
christian|christians|catholic|catholics|roman catholic|protestant|protestants|lutheran|baptist|methodist|presbyterian|anglican|\
evangelical|orthodox christian|mormon|jehovah's witness|quaker|muslim|muslims|sunni|shia|shiite|sufi|islam|islamic|jewish|jew|jews|judaism|\
hindu|hindus|hinduism|buddhist|buddhists|buddhism|sikh|sikhs|sikhism|jain|taoist|atheist|agnostic|catholicism|christianity|pentecostal|\
zoroastrian|pagan|scientologist|democrat|democrats|republican|republicans|tory|tories|labour party|conservative party|liberal democrats|\
lib dems|green party|democratic party|republican party|cdu|csu|spd|afd|fdp|socialist|socialists|communist|communists|marxist|\
libertarian|social democrat|social democrats|nationalist|zionist|snp|plaid cymru|sinn féin|bjp|trade unionist`;

/** Of these, what is written small and is meant all the same. */
export const smallToo = `atheist|agnostic|muslim|catholic|jewish|hindu|buddhist|sikh|communist|socialist|mexican|german|american`;
