import { stdnum, type Validator } from 'stdnum';
import type { EntityType } from '../../entity-types';

/** A kind of number that a state or an authority gives out, with a rule that tells a real one from any other. */
export interface RegisteredNumber {
  readonly type: EntityType;
  readonly validator: Validator;
  /** What its letters and digits look like, without separators. */
  readonly compact: RegExp;
  /** How it is usually written, where that is telling by itself. */
  readonly usual?: RegExp;
  /** The compact number as its rule wants it, where that reads none without a separator. */
  readonly separated?: (compact: string) => string;
  /** Whether chance passes its rule less than once in about a hundred times. */
  readonly isStrong: boolean;
  /** Small letters. */
  readonly context: readonly string[];
}

type Table = Readonly<Record<string, Readonly<Record<string, Validator>>>>;
const countries: Table = stdnum;

const person = [
  'id',
  'identity',
  'national',
  'personal',
  'ssn',
  'social',
  'citizen',
  'number',
  'no.',
  'nr',
  'insurance',
  'pin',
];
const tax = [
  'tax',
  'vat',
  'tin',
  'ein',
  'fiscal',
  'steuer',
  'fiscale',
  'taxpayer',
  'company',
  'business',
  'reg',
  'ust',
  'tva',
  'btw',
  'iva',
  'moms',
];

/** One row: country, name in stdnum, shape of the compact number, strong or weak, own context words, usual form. */
function row(
  type: EntityType,
  country: string,
  name: string,
  compact: RegExp,
  strength: 'strong' | 'weak',
  words: string,
  usual?: RegExp,
  separated?: (compact: string) => string,
): readonly RegisteredNumber[] {
  const validator = countries[country]?.[name];
  if (!validator) throw new Error(`stdnum has no ${country}.${name}.`);
  const context = [...words.split(',').filter((word) => word !== ''), ...(type === 'TAX_ID' ? tax : person)];
  return [
    {
      type,
      validator,
      compact,
      isStrong: strength === 'strong',
      context,
      ...(usual && { usual }),
      ...(separated && { separated }),
    },
  ];
}

const N = 'NATIONAL_ID';
const T = 'TAX_ID';
const H = 'HEALTH_INSURANCE';

/** All that have a checksum, or another rule that most numbers break. */
export const registeredNumbers: readonly RegisteredNumber[] = [
  row(N, 'US', 'ssn', /^\d{9}$/, 'weak', 'ssn,social security', /^\d{3}[-–. ]\d{2}[-–. ]\d{4}$/),
  row(T, 'US', 'ein', /^\d{9}$/, 'weak', 'ein,employer identification,fein', /^\d{2}-\d{7}$/),
  row(
    N,
    'GB',
    'nino',
    /^[A-Z]{2}\d{6}[A-D]?$/,
    'strong',
    'ni ,nino,national insurance',
    /^[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/i,
  ),
  row(T, 'GB', 'utr', /^\d{10}K?$/, 'weak', 'utr,unique taxpayer,self assessment'),
  row(T, 'GB', 'vat', /^(?:GB)?\d{9}(?:\d{3})?$/, 'weak', 'vat', /^GB ?\d{3} ?\d{4} ?\d{2}$/i),
  row(N, 'CA', 'sin', /^\d{9}$/, 'weak', 'sin,social insurance', /^\d{3}[- ]\d{3}[- ]\d{3}$/),
  row(T, 'CA', 'bn', /^\d{9}(?:R[A-Z]\d{4})?$/, 'weak', 'bn,business number,gst', /^\d{9} ?R[A-Z] ?\d{4}$/i),
  row(T, 'DE', 'idnr', /^\d{11}$/, 'weak', 'steuer,idnr,identifikationsnummer,steuer-id', /^\d{2} \d{3} \d{3} \d{3}$/),
  row(
    N,
    'DE',
    'svnr',
    /^\d{8}[A-Z]\d{3}$/,
    'strong',
    'sv-nummer,rentenversicherung,sozialversicherung,versicherungsnummer',
  ),
  row(T, 'DE', 'vat', /^DE\d{9}$/, 'strong', 'ust'),
  row(T, 'DE', 'stnr', /^\d{10,13}$/, 'weak', 'steuernummer,st.-nr,stnr', /^\d{2,3}[/ ]\d{3,4}[/ ]\d{4,5}$/),
  row(
    N,
    'FR',
    'nir',
    /^[12]\d{4}(?:\d{2}|2[AB])\d{8}$/,
    'strong',
    'nir,sécurité sociale,insee,sécu',
    /^[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}$/,
  ),
  row(T, 'FR', 'nif', /^[0-3]\d{12}$/, 'strong', 'spi,numéro fiscal,nif'),
  row(T, 'FR', 'siren', /^\d{9}$/, 'weak', 'siren', /^\d{3} \d{3} \d{3}$/),
  row(T, 'FR', 'siret', /^\d{14}$/, 'weak', 'siret', /^\d{3} \d{3} \d{3} \d{5}$/),
  row(T, 'FR', 'tva', /^(?:FR)[\dA-HJ-NP-Z]{2}\d{9}$/, 'strong', 'tva'),
  row(T, 'AU', 'tfn', /^\d{8,9}$/, 'weak', 'tfn,tax file'),
  row(T, 'AU', 'abn', /^\d{11}$/, 'weak', 'abn,australian business', /^\d{2} \d{3} \d{3} \d{3}$/),
  row(T, 'AU', 'acn', /^\d{9}$/, 'weak', 'acn,australian company'),
  row(N, 'IN', 'aadhaar', /^[2-9]\d{11}$/, 'weak', 'aadhaar,aadhar,uid,uidai', /^\d{4}[- ]\d{4}[- ]\d{4}$/),
  row(T, 'IN', 'pan', /^[A-Z]{3}[ABCFGHLJPTK][A-Z]\d{4}[A-Z]$/, 'strong', 'pan,permanent account'),
  row(T, 'IN', 'gstin', /^\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]$/, 'strong', 'gst'),
  row(N, 'IN', 'epic', /^[A-Z]{3}\d{7}$/, 'weak', 'epic,voter'),
  row(N, 'ES', 'dni', /^\d{8}[A-Z]$/, 'weak', 'dni,nif,documento', /^\d{8}-?[A-Z]$/i),
  row(N, 'ES', 'nie', /^[XYZ]\d{7}[A-Z]$/, 'strong', 'nie'),
  row(T, 'ES', 'cif', /^[A-HJNP-SUVW]\d{7}[\dA-J]$/, 'weak', 'cif,nif'),
  row(N, 'ES', 'nss', /^\d{12}$/, 'weak', 'seguridad social,nuss'),
  row(
    N,
    'IT',
    'codicefiscale',
    /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/,
    'strong',
    'codice fiscale,c.f',
  ),
  row(T, 'IT', 'iva', /^(?:IT)?\d{11}$/, 'weak', 'partita iva,p.iva,p. iva'),
  row(N, 'NL', 'bsn', /^\d{9}$/, 'weak', 'bsn,burgerservicenummer,sofi'),
  row(T, 'NL', 'btw', /^(?:NL)?\d{9}B\d{2}$/, 'strong', 'btw'),
  row(N, 'PL', 'pesel', /^\d{11}$/, 'weak', 'pesel'),
  row(T, 'PL', 'nip', /^(?:PL)?\d{10}$/, 'weak', 'nip', /^\d{3}-\d{3}-\d{2}-\d{2}$|^\d{3}-\d{2}-\d{2}-\d{3}$/),
  row(T, 'PL', 'regon', /^\d{9}(?:\d{5})?$/, 'weak', 'regon'),
  row(
    N,
    'SE',
    'personnummer',
    /^(?:\d{2})?\d{10}$/,
    'weak',
    'personnummer,pnr',
    /^(?:\d{2})?\d{6}[-+]\d{4}$/,
    (compact) => `${compact.slice(0, -4)}-${compact.slice(-4)}`,
  ),
  row(T, 'SE', 'orgnr', /^\d{10}$/, 'weak', 'org.nr,organisationsnummer,orgnr'),
  row(N, 'AT', 'vnr', /^\d{10}$/, 'weak', 'svnr,sozialversicherung,versicherungsnummer', /^\d{4} \d{6}$/),
  row(T, 'AT', 'uid', /^ATU\d{8}$/, 'strong', 'uid'),
  row(
    N,
    'BE',
    'nn',
    /^\d{11}$/,
    'strong',
    'rijksregister,registre national,national register,nn,insz',
    /^\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}$/,
  ),
  row(T, 'BE', 'vat', /^(?:BE)?0?\d{9,10}$/, 'weak', 'btw,tva', /^BE ?[01]\d{3}[. ]\d{3}[. ]\d{3}$/i),
  row(N, 'BG', 'egn', /^\d{10}$/, 'weak', 'egn,егн'),
  row(N, 'BR', 'cpf', /^\d{11}$/, 'strong', 'cpf', /^\d{3}\.\d{3}\.\d{3}-\d{2}$/),
  row(
    T,
    'BR',
    'cnpj',
    /^[\dA-Z]{12}\d{2}$/,
    'strong',
    'cnpj',
    /^[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}$/i,
  ),
  row(N, 'CH', 'ssn', /^756\d{10}$/, 'strong', 'ahv,avs'),
  row(T, 'CH', 'uid', /^CHE\d{9}$/, 'strong', 'uid,mwst'),
  row(N, 'CL', 'rut', /^\d{7,8}[\dK]$/, 'weak', 'rut,run', /^\d{1,2}\.\d{3}\.\d{3}-[\dK]$/i),
  row(N, 'CN', 'ric', /^\d{17}[\dX]$/, 'strong', '身份证,resident'),
  row(T, 'CN', 'uscc', /^[\dA-Z]{18}$/, 'strong', 'uscc,credit code'),
  row(N, 'CZ', 'rc', /^\d{9,10}$/, 'weak', 'rodné číslo,r.č,rc', /^\d{6}\/\d{3,4}$/),
  row(N, 'DK', 'cpr', /^\d{10}$/, 'weak', 'cpr', /^\d{6}-\d{4}$/),
  row(T, 'DK', 'cvr', /^(?:DK)?\d{8}$/, 'weak', 'cvr'),
  row(N, 'EE', 'ik', /^[1-8]\d{10}$/, 'weak', 'isikukood'),
  row(
    N,
    'FI',
    'hetu',
    /^\d{6}[A-Y]?\d{3}[\dA-Y]$/,
    'weak',
    'hetu,henkilötunnus',
    /^\d{6}[-+A-FU-Y]\d{3}[\dA-Y]$/i,
    (compact) => (compact.length === 10 ? `${compact.slice(0, 6)}-${compact.slice(6)}` : compact),
  ),
  row(T, 'FI', 'ytunnus', /^\d{7,8}$/, 'weak', 'y-tunnus', /^\d{7}-\d$/),
  row(N, 'GR', 'amka', /^\d{11}$/, 'weak', 'amka,αμκα'),
  row(T, 'GR', 'vat', /^(?:EL|GR)?\d{9}$/, 'weak', 'afm,αφμ'),
  row(N, 'HR', 'oib', /^\d{11}$/, 'weak', 'oib'),
  row(T, 'HU', 'anum', /^(?:HU)?\d{8}$/, 'weak', 'adószám'),
  row(N, 'IE', 'pps', /^\d{7}[A-W][A-IW]?$/, 'weak', 'pps,ppsn', /^\d{7}[A-W][A-IW]?$/i),
  row(N, 'IL', 'idnr', /^\d{9}$/, 'weak', 'teudat,zehut,ת.ז'),
  row(N, 'IS', 'kennitala', /^\d{10}$/, 'weak', 'kennitala', /^\d{6}-\d{4}$/),
  row(T, 'JP', 'cn', /^\d{13}$/, 'weak', 'corporate,法人番号'),
  row(N, 'KR', 'rrn', /^\d{13}$/, 'weak', 'rrn,resident', /^\d{6}-\d{7}$/),
  row(N, 'LT', 'asmens', /^[3-6]\d{10}$/, 'weak', 'asmens'),
  row(N, 'MX', 'curp', /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[\dA-Z]\d$/, 'strong', 'curp'),
  row(T, 'MX', 'rfc', /^[A-ZÑ&]{3,4}\d{6}[\dA-Z]{3}$/, 'strong', 'rfc'),
  row(N, 'NO', 'fodselsnummer', /^\d{11}$/, 'strong', 'fødselsnummer,fnr', /^\d{6} \d{5}$/),
  row(T, 'NZ', 'ird', /^\d{8,9}$/, 'weak', 'ird', /^\d{2,3}-\d{3}-\d{3}$/),
  row(T, 'PT', 'nif', /^(?:PT)?\d{9}$/, 'weak', 'nif,contribuinte'),
  row(N, 'PT', 'cc', /^\d{9}[A-Z\d]{2}\d$/, 'strong', 'cartão de cidadão'),
  row(N, 'RO', 'cnp', /^[1-9]\d{12}$/, 'weak', 'cnp'),
  row(N, 'SI', 'emso', /^\d{13}$/, 'weak', 'emšo,emso'),
  row(N, 'TH', 'idnr', /^[1-8]\d{12}$/, 'weak', 'บัตรประชาชน,thai', /^\d-\d{4}-\d{5}-\d{2}-\d$/),
  row(N, 'TR', 'tckimlik', /^[1-9]\d{10}$/, 'strong', 'kimlik,tc'),
  row(N, 'TW', 'natid', /^[A-Z][12]\d{8}$/, 'weak', '身分證', /^[A-Z][12]\d{8}$/),
  row(N, 'ZA', 'idnr', /^\d{13}$/, 'weak', 'rsa,south african', /^\d{6} \d{4} \d{3}$|^\d{6} \d{4} \d{2} \d$/),
  row(N, 'AR', 'cuit', /^\d{11}$/, 'weak', 'cuit,cuil', /^\d{2}-\d{8}-\d$/),
  row(H, 'CA', 'bc_bhn', /^9\d{9}$/, 'weak', 'phn,personal health,health,bc services'),
].flat();
