/** ISO 3166-1: each three-letter code, followed by its two-letter code. */
const THREE_LETTERS = `
  ABW AW AFG AF AGO AO AIA AI ALA AX ALB AL AND AD ARE AE ARG AR ARM AM ASM AS ATG AG AUS AU AUT AT
  AZE AZ BDI BI BEL BE BEN BJ BES BQ BFA BF BGD BD BGR BG BHR BH BHS BS BIH BA BLM BL BLR BY BLZ BZ
  BMU BM BOL BO BRA BR BRB BB BRN BN BTN BT BWA BW CAF CF CAN CA CCK CC CHE CH CHL CL CHN CN CIV CI
  CMR CM COD CD COG CG COK CK COL CO COM KM CPV CV CRI CR CUB CU CUW CW CXR CX CYM KY CYP CY CZE CZ
  DEU DE DJI DJ DMA DM DNK DK DOM DO DZA DZ ECU EC EGY EG ERI ER ESH EH ESP ES EST EE ETH ET FIN FI
  FJI FJ FLK FK FRA FR FRO FO FSM FM GAB GA GBR GB GEO GE GGY GG GHA GH GIB GI GIN GN GLP GP GMB GM
  GNB GW GNQ GQ GRC GR GRD GD GRL GL GTM GT GUF GF GUM GU GUY GY HKG HK HND HN HRV HR HTI HT HUN HU
  IDN ID IMN IM IND IN IOT IO IRL IE IRN IR IRQ IQ ISL IS ISR IL ITA IT JAM JM JEY JE JOR JO JPN JP
  KAZ KZ KEN KE KGZ KG KHM KH KIR KI KNA KN KOR KR KWT KW LAO LA LBN LB LBR LR LBY LY LCA LC LIE LI
  LKA LK LSO LS LTU LT LUX LU LVA LV MAC MO MAF MF MAR MA MCO MC MDA MD MDG MG MDV MV MEX MX MHL MH
  MKD MK MLI ML MLT MT MMR MM MNE ME MNG MN MNP MP MOZ MZ MRT MR MSR MS MTQ MQ MUS MU MWI MW MYS MY
  MYT YT NAM NA NCL NC NER NE NFK NF NGA NG NIC NI NIU NU NLD NL NOR NO NPL NP NRU NR NZL NZ OMN OM
  PAK PK PAN PA PER PE PHL PH PLW PW PNG PG POL PL PRI PR PRK KP PRT PT PRY PY PSE PS PYF PF QAT QA
  REU RE ROU RO RUS RU RWA RW SAU SA SDN SD SEN SN SGP SG SHN SH SJM SJ SLB SB SLE SL SLV SV SMR SM
  SOM SO SPM PM SRB RS SSD SS STP ST SUR SR SVK SK SVN SI SWE SE SWZ SZ SXM SX SYC SC SYR SY TCA TC
  TCD TD TGO TG THA TH TJK TJ TKL TK TKM TM TLS TL TON TO TTO TT TUN TN TUR TR TUV TV TWN TW TZA TZ
  UGA UG UKR UA URY UY USA US UZB UZ VAT VA VCT VC VEN VE VGB VG VIR VI VNM VN VUT VU WLF WF WSM WS
  YEM YE ZAF ZA ZMB ZM ZWE ZW`;

/** Short, old and common names that are not in Unicode's lists: a code, then its names. */
const OTHER_NAMES = `
  AE: uae, emirates, the emirates, emiratos, emirati, émirats, emirate, vae, eau, eua emirados, оаэ, оае,
    الإمارات, امارات, zea, bae, uni emirat arab, united arab emirate, dubai, abu dhabi, sharjah
  BA: bosnia, bosnien, bosna, bosnie, bih, босния
  BO: bolivia  BN: brunei darussalam  BY: belarussia, belorussia, byelorussia, рб, белоруссия, weißrussland, bielorrusia, biélorussie
  CD: zaire, zaïre, dr congo, drc, rdc, congo kinshasa, congo dr, democratic republic of congo, democratic republic of the congo,
    république démocratique du congo, república democrática del congo, congo-kinshasa  CG: congo brazzaville, republic of congo, republic of the congo, république du congo
  CI: ivory coast, cote d'ivoire, cote divoire, elfenbeinküste, costa de marfil, costa do marfim
  CN: prc, pr china, people's republic of china, mainland china, 中国大陆, 中國大陸, 大陆, 中华人民共和国, volksrepublik china, кнр
  CV: cape verde, kapverden  CZ: czech, czech republic, česká republika, čr, tschechien, republica checa, república checa, чехия
  DE: brd, ger, frg, federal republic of germany, bundesrepublik deutschland, german, deutsch, alemanha, фрг
  DO: dominican republic, republica dominicana, rep dom, rep dominicana, rd
  ES: espana, españa, spanien  FM: micronesia
  GB: uk, u k, britain, great britain, gt britain, gb, england, scotland, wales, northern ireland, escocia, écosse, schottland, gales, irlanda del norte, britannien, großbritannien,
    reino unido, inglaterra, gran bretaña, grã-bretanha, angleterre, grande-bretagne, royaume-uni, inghilterra, gran bretagna,
    regno unito, engeland, groot-brittannië, verenigd koninkrijk, vk, wielka brytania, anglia, anglie, англия, великобритания,
    великая британия, ingiltere, birleşik krallık, storbritannien, storbritannia, بريطانيا, انجلترا, إنجلترا, انگلیس, אנגליה, בריטניה,
    イギリス, 英国, 英國, 영국, anh quốc, inggris, velká británie
  GR: hellas, ellada, ελλαδα  HK: hong kong, hong kong sar, hongkong, 香港, 中國香港  HR: hrvatska
  IE: eire, republic of ireland, irish republic  IL: yisrael  IN: bharat, hindustan, भारत  IR: persia, persien, perse
  JP: nippon, nihon, 日本国  KG: kyrgyzstan, kirgizia, киргизия
  KP: dprk, democratic people's republic of korea
  KR: korea, south korea, republic of korea, rok, corea, corea del sur, corée, corée du sud, südkorea, 韩国, 韓國, 한국, 대한민국, корея, южная корея
  KH: kampuchea  LA: laos  LK: ceylon  MD: moldavia, moldova, молдавия
  MK: macedonia, fyrom, mazedonien, македония, makedonija, makedonien  MM: burma, birma, birmania, birmanie
  MO: macau, macao, 澳门, 澳門  MX: mejico, méjico, estados unidos mexicanos, edomex, cdmx, mexiko  MY: malaysia
  NL: holland, the netherlands, nederland, olanda, holanda, hollande, голландия, هولندا, hollanda
  PH: pilipinas, phils  PS: palestine, palestina, palästina, فلسطين  PT: portugal
  RU: russian federation, russia, рф, российская федерация, russische föderation, federación rusa
  SA: ksa, k s a, saudi, saudia, kingdom of saudi arabia, saudi-arabien, arabia saudita, arabia saudí, السعودية, المملكة العربية السعودية
  SG: singapura  SY: syria, سوريا, سورية  SZ: swaziland, swasiland  TH: siam, ประเทศไทย  TL: east timor, timor-leste, osttimor
  TR: turkey, turkiye, türkiye, turkei, türkei, turquia, turquía, turquie, turchia, turkije, турция, تركيا, トルコ, 터키, 土耳其, turki
  TW: taiwan, formosa, roc, republic of china, 台灣, 臺灣, 台湾  TT: trinidad, tobago, t and t  TZ: tanzania  UA: the ukraine
  US: usa, u s a, us of a, america, united states, united states of america, the states, the us, estados unidos, ee uu, eeuu, eua,
    estados unidos de america, etats-unis, états-unis, stati uniti, vereinigte staaten, amerika, verenigde staten, vs, stany zjednoczone,
    соединенные штаты, соединённые штаты америки, сша, америка, amerika birleşik devletleri, abd, أمريكا, امريكا, الولايات المتحدة,
    الولايات المتحدة الأمريكية, آمریکا, ארצות הברית, ארהב, アメリカ, 美国, 美國, 미국, mỹ, hoa kỳ, amerika serikat, as amerika, spojené státy, estats units
  VA: holy see, vatican, vatikan  VE: venezuela  VN: vietnam, viet nam, việt nam  XK: kosovo, kosova
  ZA: south africa, rsa, suid-afrika, südafrika, sudáfrica`;

/** Two-letter codes of countries, by their three-letter codes in lower case. */
export const threeLetterCodes: ReadonlyMap<string, string> = new Map(
  THREE_LETTERS.trim()
    .split(/\s+/)
    .flatMap((code, index, all) =>
      index % 2 === 0 ? [[code.toLowerCase(), all[index + 1] ?? ''] as const] : [],
    ),
);

/** Pairs of a name and the code of its country. */
export const otherNames: readonly (readonly [name: string, code: string])[] = OTHER_NAMES.trim()
  .split(/\s+(?=[A-Z]{2}:)/)
  .flatMap((entry) => {
    const [code = '', names = ''] = entry.split(/:\s*/);
    return names.split(/,\s*/).map((name) => [name.trim(), code] as const);
  });

/**
 * The languages in which names of countries are understood, by Unicode's lists. They are the
 * languages of Meta's forms and of most people who fill in the forms.
 */
export const LANGUAGES =
  'en es pt de fr it nl ar tr ru hi id vi th ja ko zh zh-Hant pl uk ro cs sk hu el he fa ur bn ta te mr gu kn ml pa ne si my km lo ms fil sv da nb fi et lv lt bg sr sr-Latn hr bs sl mk sq ca eu gl af sw am az uz kk ky mn ka hy be is ga cy so ha ig yo zu ps ku ckb'.split(
    ' ',
  );
