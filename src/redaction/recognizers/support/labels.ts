import type { EntityType } from '../../entity-types';

/** What a paper calls a number, word by word in small letters, by the type of the number. */
const phrases: Readonly<Partial<Record<EntityType, string>>> = {
  POLICY_NUMBER:
    'policy;policy number;policy no;policy ref;policy reference;insurance policy;insurance number;certificate number;versicherungsschein;versicherungsscheinnummer;policennummer;police;numéro de police;número de póliza;póliza;polizza;polisnummer',
  CLAIM_NUMBER:
    'claim;claim number;claim no;claim ref;claim reference;claim id;loss number;schaden;schadennummer;schadensnummer;schaden nr;numéro de sinistre;sinistre;siniestro;schadenummer',
  CASE_NUMBER:
    'case;case number;case no;docket;docket number;docket no;cause number;court file;court file no;matter no;matter number;application no;application nos;incident;incident number;incident report;incident no;police report;report number;report no;crime reference;crime ref;crime reference number;file number;file no;cnr;fir no;fir;o s no;c a no;crl a no;writ petition no;appeal no;suit no;aktenzeichen;az;geschäftszeichen;gz;affaire;rg;expediente;diligencias;procedura;zaaknummer;dossier;dossiernummer;complaint no;complaint number;petition no;investigation no',
  EMPLOYEE_ID:
    'employee;employee id;employee no;employee number;staff id;staff no;staff number;personnel number;personnel no;payroll number;payroll no;badge;badge number;badge no;personalnummer;matricule;emp id;emp no;worker id;clock number;service number;service no;officer id',
  ORDER_NUMBER:
    'order;order number;order no;order id;purchase order;po;po number;po no;invoice;invoice number;invoice no;inv;ticket;ticket number;ticket no;tracking;tracking number;tracking no;parcel;parcel number;consignment;consignment number;booking;booking reference;booking ref;booking number;booking id;booking confirmation;confirmation;confirmation number;confirmation code;confirmation no;reservation;reservation number;reservation code;pnr;record locator;locator;receipt;receipt number;receipt no;shipment;shipment number;waybill;awb;rechnung;rechnungsnummer;rechnung nr;bestellung;bestellnummer;auftragsnummer;auftrag;sendungsnummer;buchungsnummer;facture;numéro de facture;commande;numéro de commande;factura;pedido;número de pedido;fattura;ordine;factuur;factuurnummer;bestelnummer;case ticket;rma;quote number;quote no;delivery note;transaction;transaction id;transaction number;payment reference',
  ID_NUMBER:
    'customer number;customer no;customer id;customer;client number;client no;client id;account id;account number;account no;account;member;member number;member no;membership;membership number;membership no;loyalty number;frequent flyer;frequent flyer number;rewards number;contract number;contract no;contract;loan number;loan no;loan;loan account;reference number;reference no;reference;ref no;ref;our ref;your ref;our reference;your reference;application number;application id;registration number;registration no;student id;student number;student no;matriculation number;meter number;meter no;meter;licence number;license number;licence no;license no;permit number;permit no;permit;id number;id no;id;id card;card number;card no;user number;subscriber;subscriber id;subscriber number;kundennummer;kunden nr;vertragsnummer;mitgliedsnummer;matrikelnummer;aktennummer;ausweisnummer;numéro client;numéro de client;numéro de contrat;número de cliente;número de contrato;numero cliente;klantnummer;lidnummer;certificate no;deed no;folio;title number;voucher;voucher number;coupon;serial no;gmc;gmc number;npi;dea;dea number;visa number;record id;record number;record no;document number;document no;enrolment number;roll no;roll number;seat;subscription id;request id;barcode;library card;company number;company no;registered number;file ref;mandate reference;creditor id;tenant id;asset number;unit number;gate code number',
  MEDICAL_RECORD:
    'mrn;mr number;medical record;medical record number;medical record no;patient id;patient no;patient number;hospital number;hospital no;chart number;chart no;chart;health record number;fallnummer;patientennummer;patienten id;accession number;accession no;specimen;specimen number;lab number;unit record;encounter;encounter number;visit number;ur number;urn',
  HEALTH_INSURANCE:
    'nhs;nhs no;nhs number;health insurance;health insurance number;health card;health card number;member id;insurance id;medicare;medicare number;medicare no;medicaid;medicaid id;medicaid number;hicn;mbi;ohip;phn;group number;group no;versichertennummer;krankenversicherungsnummer;versicherten nr;subscriber health;mutuelle;tarjeta sanitaria;chi number;hcn;beneficiary id;rx bin;insured id;insurance member id',
  PASSPORT:
    'passport;passport number;passport no;passport nr;passport id;reisepass;reisepassnummer;passnummer;pass nr;passeport;numéro de passeport;pasaporte;número de pasaporte;passaporto;paspoort;paspoortnummer;travel document;travel document no;paszport',
  DRIVER_LICENSE:
    'driver license;drivers license;driver s license;driver license number;drivers license number;driver s license number;driver license no;driving licence;driving licence number;driving licence no;driving license;driver licence;driver licence number;drivers licence;driver s licence;dl;dl number;dl no;dln;oln;driver number;driver no;license id;führerschein;führerscheinnummer;führerschein nr;permis de conduire;numéro de permis;permiso de conducir;patente;patente di guida;rijbewijs;rijbewijsnummer;prawo jazdy;buyer dl no',
  NATIONAL_ID:
    'ssn;social security;social security number;social security no;social insurance number;sin;ni number;ni no;nino;national insurance;national insurance number;national insurance no;national id;national id number;national identity number;national register no;national register number;national registration number;identity number;identity no;identity card;identity card number;identity card no;personal id;personal number;personal identification number;citizen id;aadhaar;aadhaar number;aadhaar no;pps;pps no;pps number;ppsn;personnummer;personalausweis;personalausweisnummer;ausweis nr;sozialversicherungsnummer;rentenversicherungsnummer;sv nummer;numéro de sécurité sociale;sécurité sociale;nir;insee;dni;nie;codice fiscale;bsn;burgerservicenummer;pesel;cpf;curp;rut;cédula;cedula;cnp;nric;fin number;hkid;voter id;rijksregisternummer;numéro national;ahv nummer;ahv;tax file number;alien registration number;a number;uscis number;emirates id',
  TAX_ID:
    'tax id;tax id number;tax number;tax no;tin;ein;itin;fein;vat;vat number;vat no;vat id;vat reg no;vat registration number;utr;taxpayer id;pan;pan number;pan no;gstin;gst number;abn;acn;tfn;steuernummer;steuer nr;steuer id;steueridentifikationsnummer;ust idnr;ust id nr;ustid;umsatzsteuer id;siret;siren;numéro de tva;tva;nif;cif;partita iva;p iva;btw nummer;btw;nip;regon;rfc;cnpj;business number;ird number;org nr;organisationsnummer;afm;uid nummer;gst no;employer identification number',
  DEVICE_ID: 'imei;imei number;serial number;serial no;s n;device id;iccid;imsi;asset tag;android id;udid',
  VIN: 'vin;vin number;vehicle identification number;chassis number;chassis no;fahrgestellnummer;fin',
  BANK_ACCOUNT:
    'bank account;bank account number;bank account no;checking account;savings account;checking account number;savings account number;acct;acct no;acct number;a c no;kontonummer;konto nr;konto;compte bancaire;numéro de compte;cuenta bancaria;número de cuenta;rekeningnummer',
  BANK_ROUTING: 'routing number;routing no;aba number;aba;sort code;bsb;transit number;ifsc;ifsc code;bankleitzahl;blz',
};

/** Words of a label, and the type that they announce. */
export interface Label {
  readonly words: readonly string[];
  readonly type: EntityType;
  /** Ends with a word such as "number": what follows is one, whatever it looks like. */
  readonly isExplicit: boolean;
}

const explicit = /(?:number|no|nr|nummer|id|code|ref|reference|identifier)$/u;
/** Labels that mean their number alone, although no word says "number". */
const telling = new Set(
  'ssn sin nino mrn pnr vin imei npi ein itin tin utr pan gstin abn acn tfn cpf curp pesel bsn oln dln dl ppsn pps dni nie ahv aadhaar az aktenzeichen'.split(
    ' ',
  ),
);

/** By first word; the longest first. */
export const labels: ReadonlyMap<string, readonly Label[]> = byFirstWord();

function byFirstWord(): Map<string, Label[]> {
  const map = new Map<string, Label[]>();
  for (const [type, list] of Object.entries(phrases) as [EntityType, string][]) {
    for (const phrase of list.split(';')) {
      const words = phrase.split(' ');
      const [first = ''] = words;
      const isExplicit = explicit.test(words.at(-1) ?? '') || telling.has(phrase);
      map.set(first, [...(map.get(first) ?? []), { words, type, isExplicit }]);
    }
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length);
  return map;
}

/** A word of a text, in small letters, with its place. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const word = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+|\d+/gu;

/** Words of letters and of digits; `policyNumber` and `policy_number` are two. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(word)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The longest label that begins with a word. */
export function labelAt(words: readonly Word[], place: number, text: string): { label: Label; last: Word } | null {
  const first = words[place];
  for (const label of labels.get(first?.text ?? '') ?? []) {
    const own = words.slice(place, place + label.words.length);
    const last = own.at(-1);
    if (!last || own.length < label.words.length || !own.every(({ text: written }, at) => written === label.words[at]))
      continue;
    const isTogether = own.every(
      ({ start }, at) => at === 0 || /^[ _.'’/-]{0,3}$/u.test(text.slice(own[at - 1]?.end, start)),
    );
    if (isTogether) return { label, last };
  }
  return null;
}
