import type { LeadField } from '../leads/lead.ts';

/**
 * The question keys that Meta's form editor gives its standard questions: the label as a slug, in
 * the language of the form. They are for leads whose form is unknown. If the form is known, the
 * types of its questions come first. Only a whole key matches, never a part of it.
 *
 * Sources: `en` are Meta's documented keys and the keys that forms made by API often use. These
 * were seen in exports and payloads of real leads: `es` and `de` for name, email and phone, `de`
 * for the company, `he`, `vi` and `ar` for name and phone. All others are derived from the labels
 * in Meta's translations and from common wording. A wrong key does no harm, because it matches no
 * answer, and every answer is kept under its own key.
 */
const KEYS: Readonly<Record<LeadField, string>> = {
  name: `
    en: full_name fullname name your_name contact_name
    de: vollständiger_name vor-_und_nachname name_und_vorname vorname_und_nachname
    es: nombre_completo nombre_y_apellidos nombre_y_apellido  fr: nom_complet nom_et_prénom
    it: nome_completo nome_e_cognome  pt: nome_completo nome_e_sobrenome
    nl: volledige_naam naam voor-_en_achternaam  pl: imię_i_nazwisko pełne_imię_i_nazwisko
    sv: fullständigt_namn hela_namnet namn för-_och_efternamn  da: fulde_navn fuldt_navn
    no: fullt_navn navn  fi: koko_nimi nimi  cs: celé_jméno jméno_a_příjmení
    tr: tam_ad tam_adı adı_soyadı ad_soyad ad_ve_soyad  ro: nume_complet nume_și_prenume
    hu: teljes_név név  el: πλήρες_όνομα ονοματεπώνυμο  ru: полное_имя фио имя_и_фамилия
    uk: повне_ім'я повне_ім’я піб ім'я_та_прізвище  he: שם_מלא שם  ar: الاسم_بالكامل الاسم_الكامل الاسم
    hi: पूरा_नाम नाम  ja: フルネーム 氏名 お名前 名前  ko: 성명 이름 전체_이름  zh: 全名 姓名 名字
    vi: tên_đầy_đủ họ_và_tên họ_tên  id: nama_lengkap nama  th: ชื่อเต็ม ชื่อ-นามสกุล ชื่อและนามสกุล`,
  firstName: `
    en: first_name firstname given_name  de: vorname  es: nombre nombres  fr: prénom  it: nome
    pt: primeiro_nome  nl: voornaam  pl: imię  sv: förnamn  da: fornavn  fi: etunimi
    cs: jméno křestní_jméno  tr: adı  ro: prenume  hu: keresztnév utónév  el: όνομα  ru: имя
    uk: ім'я ім’я  he: שם_פרטי  ar: الاسم_الأول  hi: पहला_नाम  ja: 名
    vi: tên  id: nama_depan  th: ชื่อ`,
  lastName: `
    en: last_name lastname surname family_name  de: nachname familienname
    es: apellido apellidos  fr: nom nom_de_famille  it: cognome  pt: sobrenome apelido
    nl: achternaam  pl: nazwisko  sv: efternamn  da: efternavn  no: etternavn  fi: sukunimi
    cs: příjmení  tr: soyad soyadı  ro: nume nume_de_familie  hu: vezetéknév családnév
    el: επώνυμο επίθετο  ru: фамилия  uk: прізвище  he: שם_משפחה  ar: اسم_العائلة الاسم_الأخير
    hi: उपनाम अंतिम_नाम  ja: 姓  ko: 성  zh: 姓 姓氏  vi: họ  id: nama_belakang  th: นามสกุล`,
  email: `
    en: email e-mail email_address e-mail_address mail  de: e-mail-adresse email-adresse
    es: correo_electrónico correo dirección_de_correo_electrónico
    fr: adresse_e-mail adresse_email adresse_électronique courriel  it: indirizzo_e-mail indirizzo_email
    pt: endereço_de_e-mail endereço_de_email  nl: e-mailadres emailadres
    pl: adres_e-mail adres_email  sv: e-post e-postadress mejladress mejl  da: mailadresse
    no: e-postadresse  fi: sähköposti sähköpostiosoite  cs: e-mailová_adresa emailová_adresa
    tr: e-posta e-posta_adresi  ro: adresă_de_e-mail adresa_de_e-mail adresă_de_email
    hu: e-mail-cím e-mail_cím  el: διεύθυνση_email ηλεκτρονική_διεύθυνση
    ru: электронная_почта эл._адрес электронный_адрес  uk: електронна_пошта ел._адреса електронна_адреса
    he: דוא"ל דוא״ל דואל אימייל כתובת_דוא"ל  ar: البريد_الإلكتروني عنوان_البريد_الإلكتروني
    hi: ईमेल ईमेल_पता  ja: メールアドレス メール  ko: 이메일 이메일_주소
    zh: 电子邮件 电子邮箱 邮箱 電子郵件 電郵 電子信箱  vi: địa_chỉ_email
    id: alamat_email  th: อีเมล ที่อยู่อีเมล`,
  phone: `
    en: phone_number phone phonenumber telephone mobile mobile_number cell_phone
    de: telefonnummer telefon handynummer mobilnummer
    es: número_de_teléfono teléfono número_de_celular celular móvil
    fr: numéro_de_téléphone téléphone  it: numero_di_telefono telefono cellulare
    pt: número_de_telefone telefone telemóvel número_de_telemóvel
    nl: telefoonnummer telefoon  pl: numer_telefonu  sv: telefonnummer mobilnummer
    da: mobilnummer  fi: puhelinnumero puhelin  cs: telefonní_číslo  tr: telefon_numarası
    ro: număr_de_telefon numărul_de_telefon  hu: telefonszám
    el: αριθμός_τηλεφώνου τηλέφωνο  ru: номер_телефона телефон  uk: номер_телефону
    he: מספר_טלפון טלפון  ar: رقم_الهاتف رقم_هاتف الهاتف  hi: फ़ोन_नंबर फोन_नंबर  ja: 電話番号
    ko: 전화번호 전화_번호 휴대폰_번호  zh: 电话号码 电话 手机号码 手机号 手机 電話號碼 電話 手機號碼 手機
    fa: شماره_تلفن شماره_موبایل تلفن
    vi: số_điện_thoại  id: nomor_telepon  th: หมายเลขโทรศัพท์ เบอร์โทรศัพท์`,
  company: `
    en: company_name company business_name organization organisation
    de: name_des_unternehmens unternehmensname firmenname unternehmen firma
    es: nombre_de_la_empresa empresa  fr: nom_de_l'entreprise nom_de_l’entreprise entreprise société
    it: nome_dell'azienda nome_dell’azienda nome_azienda azienda  pt: nome_da_empresa
    nl: bedrijfsnaam bedrijf  pl: nazwa_firmy  sv: företagsnamn företag  da: virksomhedsnavn firmanavn
    no: firmanavn bedriftsnavn  fi: yrityksen_nimi yritys  cs: název_společnosti název_firmy
    tr: şirket_adı şirket  ro: numele_companiei nume_companie  hu: cégnév vállalat_neve
    el: όνομα_εταιρείας επωνυμία_εταιρείας  ru: название_компании компания  uk: назва_компанії
    he: שם_החברה שם_חברה  ar: اسم_الشركة  hi: कंपनी_का_नाम  ja: 会社名  ko: 회사명 회사_이름
    zh: 公司名称 公司名稱 公司  vi: tên_công_ty  id: nama_perusahaan  th: ชื่อบริษัท`,
  workEmail: `
    en: work_email business_email company_email  de: geschäftliche_e-mail-adresse
    es: correo_electrónico_del_trabajo correo_electrónico_laboral  fr: adresse_e-mail_professionnelle
    it: e-mail_di_lavoro  pt: email_comercial e-mail_comercial  nl: zakelijk_e-mailadres`,
  workPhone: `
    en: work_phone_number work_phone business_phone  de: geschäftliche_telefonnummer
    es: número_de_teléfono_del_trabajo  fr: numéro_de_téléphone_professionnel
    it: numero_di_telefono_di_lavoro  pt: telefone_comercial  nl: zakelijk_telefoonnummer`,
  jobTitle: `
    en: job_title  de: berufsbezeichnung jobtitel stellenbezeichnung  es: cargo puesto
    fr: intitulé_du_poste fonction  it: qualifica posizione_lavorativa  nl: functietitel functie
    pl: stanowisko  sv: jobbtitel  da: jobtitel stilling  no: stillingstittel  fi: tehtävänimike
    cs: pracovní_pozice  tr: iş_unvanı  ro: funcție  hu: beosztás  ru: должность  uk: посада
    he: תפקיד  ar: المسمى_الوظيفي  ja: 役職 職種  ko: 직책  zh: 职位 職稱  vi: chức_danh  id: jabatan`,
  street: `
    en: street_address street address  de: straße straße_und_hausnummer adresse anschrift
    es: dirección calle  fr: adresse_postale  it: indirizzo  pt: endereço morada  nl: adres straat
    pl: ulica  sv: gatuadress adress  da: gadenavn  no: gateadresse  fi: katuosoite  tr: adres
    ro: adresă  hu: cím  el: διεύθυνση  ru: адрес  uk: адреса  he: כתובת  ar: العنوان  ja: 住所
    ko: 주소  zh: 地址  vi: địa_chỉ  id: alamat  th: ที่อยู่`,
  city: `
    en: city town  de: stadt ort wohnort  es: ciudad  fr: ville  it: città  pt: cidade
    nl: stad plaats woonplaats  pl: miasto miejscowość  sv: stad ort  da: by  fi: kaupunki
    cs: město  tr: şehir  ro: oraș  hu: város  el: πόλη  ru: город  uk: місто  he: עיר
    ar: المدينة  hi: शहर  ja: 市区町村  ko: 도시  zh: 城市  vi: thành_phố  id: kota  th: เมือง`,
  state: `
    en: state province region county  de: bundesland kanton  es: estado provincia  fr: région
    it: provincia regione  pt: distrito  nl: provincie  pl: województwo  sv: län  no: fylke
    tr: il  ro: județ  hu: megye  ru: область  ja: 都道府県  zh: 省 省份  id: provinsi  th: จังหวัด`,
  zip: `
    en: zip_code zip post_code postcode postal_code  de: postleitzahl plz  es: código_postal
    fr: code_postal  it: cap codice_postale  pt: cep  nl: postcode  pl: kod_pocztowy
    sv: postnummer  fi: postinumero  cs: psč  tr: posta_kodu  ro: cod_poștal  hu: irányítószám
    el: ταχυδρομικός_κώδικας τ.κ.  ru: почтовый_индекс индекс  uk: поштовий_індекс  he: מיקוד
    ar: الرمز_البريدي  hi: पिन_कोड  ja: 郵便番号  ko: 우편번호  zh: 邮政编码 邮编 郵遞區號
    vi: mã_bưu_chính  id: kode_pos  th: รหัสไปรษณีย์`,
  country: `
    en: country  de: land  es: país  fr: pays  it: paese  pl: kraj  fi: maa  cs: země  tr: ülke
    ro: țară țara  hu: ország  el: χώρα  ru: страна  uk: країна  he: מדינה ארץ  ar: البلد الدولة
    hi: देश  ja: 国  ko: 국가  zh: 国家 國家  vi: quốc_gia  id: negara  th: ประเทศ`,
  dateOfBirth: `
    en: date_of_birth dob birthday birth_date  de: geburtsdatum geburtstag  es: fecha_de_nacimiento
    fr: date_de_naissance  it: data_di_nascita  pt: data_de_nascimento  nl: geboortedatum
    pl: data_urodzenia  sv: födelsedatum  da: fødselsdato  fi: syntymäaika  cs: datum_narození
    tr: doğum_tarihi  ro: data_nașterii  hu: születési_dátum  el: ημερομηνία_γέννησης
    ru: дата_рождения  uk: дата_народження  he: תאריך_לידה  ar: تاريخ_الميلاد  hi: जन्म_तिथि
    ja: 生年月日  ko: 생년월일  zh: 出生日期  vi: ngày_sinh  id: tanggal_lahir  th: วันเกิด`,
  gender: `
    en: gender sex  de: geschlecht  es: género sexo  fr: sexe genre  it: sesso genere  pt: gênero género
    nl: geslacht  pl: płeć  sv: kön  da: køn  no: kjønn  fi: sukupuoli  cs: pohlaví  tr: cinsiyet
    ro: sex  hu: nem  el: φύλο  ru: пол  uk: стать  he: מגדר מין  ar: الجنس النوع  hi: लिंग
    ja: 性別  ko: 성별  zh: 性别 性別  vi: giới_tính  id: jenis_kelamin  th: เพศ`,
};

const FIELD_OF_KEY: ReadonlyMap<string, LeadField> = new Map(
  Object.entries(KEYS).flatMap(([field, table]) =>
    keysIn(table).map((key) => [key, field as LeadField]),
  ),
);

function keysIn(table: string): string[] {
  const isLanguage = /^[a-z]{2}:$/;
  return table
    .trim()
    .split(/\s+/)
    .filter((word) => !isLanguage.test(word))
    .map(normaliseKey);
}

/** Keys of other questions for a phone number. They fill the phone if no key above does. */
const OTHER_PHONE_KEYS = new Set(
  keysIn(`
    en: whatsapp_number whatsapp_phone_number whatsapp_phone whatsapp your_whatsapp_number
    en: user_provided_phone_number phone_otp verified_phone_number contact_number
    de: whatsapp-nummer whatsapp_nummer whatsappnummer
    es: número_de_whatsapp número_whatsapp numero_de_whatsapp
    pt: número_do_whatsapp número_de_whatsapp número_whatsapp
    fr: numéro_whatsapp numéro_de_whatsapp numéro_de_téléphone_whatsapp
    it: numero_whatsapp numero_di_whatsapp  nl: whatsapp-nummer whatsappnummer
    pl: numer_whatsapp  sv: whatsapp-nummer  da: whatsapp-nummer  no: whatsapp-nummer
    fi: whatsapp-numero  cs: číslo_whatsapp  tr: whatsapp_numarası whatsapp_telefon_numarası
    ro: număr_whatsapp număr_de_whatsapp numărul_de_whatsapp  hu: whatsapp-szám whatsapp_szám
    el: αριθμός_whatsapp  ru: номер_whatsapp номер_ватсап  uk: номер_whatsapp
    he: מספר_וואטסאפ מספר_ווטסאפ מספר_whatsapp  ar: رقم_الواتساب رقم_واتساب رقم_الواتس رقم_whatsapp
    fa: شماره_واتساپ شماره_واتس‌اپ  hi: व्हाट्सएप_नंबर व्हाट्सऐप_नंबर whatsapp_नंबर
    ja: whatsapp番号 whatsappの番号  ko: whatsapp_번호 왓츠앱_번호
    zh: whatsapp号码 whatsapp號碼 whatsapp_号码 whatsapp_號碼
    vi: số_whatsapp  id: nomor_whatsapp  th: หมายเลข_whatsapp เบอร์_whatsapp  ms: nombor_whatsapp`),
);

/** Returns `phone` for the key of another question for a number, such as the WhatsApp number. */
export const fieldOfOtherPhoneKey = (key: string): LeadField | undefined =>
  OTHER_PHONE_KEYS.has(withoutEndMark(key)) ? 'phone' : undefined;

/** The field of the CRM for a known question key; undefined for other keys. */
export const fieldOfKnownKey = (key: string): LeadField | undefined =>
  FIELD_OF_KEY.get(withoutEndMark(key));

/** Makes keys equal that differ only in case, Unicode composition, or spaces for underscores. */
export function normaliseKey(key: string): string {
  return key.normalize('NFC').trim().toLowerCase().replace(/\s+/g, '_');
}

/** Removes the mark that a label such as `Phone number:` leaves at the end of its key. */
const withoutEndMark = (key: string): string => normaliseKey(key).replace(/_*[?:*？：]+$/, '');
