// Writes the project's own sample PDFs into public/samples/.
//   npx tsx tools/samples/build.ts [output folder]
// Every person, company, number and address below is invented; telephone numbers
// come from ranges reserved for fiction, e-mail domains from example.*.
// The output bytes are the same on every run. The gold values live in
// public/samples/gold.json and are checked by tools/samples/check-gold.ts, so a
// change here needs a second look there.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StandardFonts } from 'pdf-lib';
import { A4, Doc, LETTER } from './layout.ts';

const out = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../../public/samples');

// 1. new_claim: a three-page narrative with many dates and amounts beside the point.
async function stormLetter(): Promise<Doc> {
  const d = await Doc.create({
    title: 'Letter to Pennant Mutual',
    page: A4,
    margins: { top: 80, right: 92, bottom: 84, left: 92 },
    font: StandardFonts.TimesRoman,
    bold: StandardFonts.TimesRomanBold,
    size: 12.5,
    leading: 1.6,
    footer: (p, n) => `Page ${String(p)} of ${String(n)}`,
  });
  d.p('Guðrún Halldórsdóttir', { bold: true, size: 15, align: 'center', after: 0 });
  d.p('Curlew Cottage, 17 Saltpan Lane, Tynewick', { align: 'center', size: 10, after: 0 });
  d.p('Telephone 01632 960417 · gudrun.halldorsdottir@example.org', { align: 'center', size: 10, after: 2 }).rule();
  d.p('3 March 2026', { align: 'right' });
  d.p('Pennant Mutual Insurance\nHousehold Department\nPO Box 210\nLeeds');
  d.p('Dear Sir or Madam,');
  d.p('Policy PM/HOME/2023/118-4407: storm damage to roof and upper floor', { bold: true });
  d.p(
    'I have been insured with you since 1 October 2023, when my late husband and I moved to Tynewick, and the policy was last renewed on 1 October 2025 at a premium of £612.40, which I paid in one sum. In all that time I have never had to trouble you. I am sorry to say that I must do so now, and since I have not gone through this before I shall set everything down in the order in which it happened, so that you can decide what you need.',
  );
  d.p(
    'There is, or rather there was, an old sycamore at the north corner of the garden. You may see from your file that I asked in the spring of 2024 whether the tree affected the insurance. Your colleague suggested an inspection, and a tree surgeon, Mr Ewan Tallis, looked at it on 12 May 2024. He charged £95.00 and wrote that the crown was sound, that one limb over the lane should come off, and that he saw no reason to fell it. The limb was taken off on 3 June 2024. I enclose his report, because I do not wish it to be said that I neglected the matter.',
  );
  d.p(
    'The gale that the forecasters had been announcing since the Wednesday reached us late on Friday evening. I went to bed at eleven. At about ten past four in the morning on 14 February 2026 I was woken by a noise which I can only compare to a lorry tipping gravel. The upper third of the sycamore had broken off and come down across the back of the house. When I got to the landing I could see the sky. Two rafters had gone, a good part of the slating with them, and a branch as thick as my arm had come through the ceiling of the small bedroom and stood upright on the bed, where fortunately nobody has slept since my granddaughter visited at Christmas.',
  );
  d.p(
    "It was raining hard. I put out what buckets and bowls I had, turned off the electricity upstairs on the advice of my neighbour, Mr Patrick Oyelowo, who had come over with a torch, and waited for daylight. Mr Oyelowo took photographs with his telephone at about seven o'clock; there are eleven of them and I enclose prints.",
  );
  d.p(
    'On Sunday 15 February a firm from Hexley came and fastened a tarpaulin over the hole. They asked for £285.00, being a weekend, and I paid them by card. On 17 February the roofer, Mr Coghlan of Coghlan & Daughter, went up and measured. His written estimate, which is dated 20 February 2026, comes to £8,940.00 for rafters, felt, slates, lead and the making good of two ceilings. He told me that the price holds until the end of April and that he could begin on 30 March 2026 if I let him know in good time.',
  );
  d.p(
    "The contents are a smaller matter. The bed and mattress cannot be saved, nor the carpet in the small bedroom and on the landing, nor a chest of drawers which was my mother's and which I have put down only at what a plain one would cost today. I have listed these things on a separate sheet with the shop prices; the list comes to £1,235.50. I have not claimed for the books, because most of them dried.",
  );
  d.p(
    'I understand from the booklet that the first £350.00 of any storm claim is mine to bear, and that trees as such are not covered, so I have not included the £420.00 which Mr Tallis now asks for clearing the trunk and the stump. If I am wrong about that I should be glad to hear it.',
  );
  d.p(
    "Putting together the roofer's estimate, the tarpaulin and the list of contents, the sum I am claiming is £10,460.50 before the excess is taken off.",
  );
  d.p(
    'May I ask you to open a claim and to tell me whether your own surveyor wishes to see the house before Mr Coghlan begins? I am at home on every day except Thursday, when I am at the library until four. I should also like to know whether I may throw away the mattress, which has begun to smell; at present it stands in the shed under a sheet in case somebody wants to look at it.',
  );
  d.p(
    'One more thing. A young man came to the door on 24 February and said that he had been sent by "the insurance" and that he could start on the roof the next day for £3,000 in cash. He had no card and would not give a name. I sent him away. If he does come from you, I apologise to him; if he does not, other people in the lane ought perhaps to be warned.',
  );
  d.p(
    "I enclose: the photographs, Mr Tallis's report of May 2024, the receipt for the tarpaulin, Mr Coghlan's estimate, and my list of contents.",
  );
  d.p('Yours faithfully,', { after: 34 });
  d.p('Guðrún Halldórsdóttir (Mrs)');
  return d;
}

// 2. new_claim: a US loss notice filled in by the agency; claim number left blank.
async function accidentForm(): Promise<Doc> {
  const d = await Doc.create({
    title: 'Automobile loss notice',
    page: LETTER,
    margins: { top: 54, right: 48, bottom: 54, left: 48 },
    size: 9.5,
    leading: 1.3,
    footer: () => 'KSA Form 22-A (rev. 06/2024)   Retain a copy for your records',
  });
  d.p('AUTOMOBILE LOSS NOTICE', { bold: true, size: 16, align: 'center', after: 2 });
  d.p('Keystone & Sangamon Assurance Company', { align: 'center', after: 2 }).rule(1.2, 0);
  d.columns(
    [
      'AGENCY\nLakeshore Corner Agency, Inc.\n2200 W. Fictional Ave., Chicago, IL\nAgency phone: (312) 555-0100\nAgency code: 40-118',
      'FOR COMPANY USE\nClaim number: ______________\nAdjuster: ______________\nDate received: ______________',
    ],
    [0, 0.58],
  );
  d.h('1. INSURED');
  d.rows(
    [
      ['Name of insured', 'Terrence J. Okafor'],
      ['Mailing address', '918 Larch Street, Apt. 4, Oak Hollow, IL 60999'],
      ['Home phone', '(312) 555-0148'],
      ['E-mail', 'T.Okafor@Example.net'],
      ['Policy number', 'KSA 4471-0926-33'],
      ['Policy period', '07/01/2025 to 07/01/2026'],
      ['Collision deductible', '$500.00'],
    ],
    150,
    true,
  );
  d.h('2. LOSS');
  d.rows(
    [
      ['Date of loss', '01/22/2026'],
      ['Time', '5:50 PM'],
      ['Location', 'Intersection of Fulton and 9th, Oak Hollow, IL'],
      ['Reported to agency', '01/24/2026'],
      ['Police report', 'Oak Hollow PD, filed 01/23/2026, no. OH26-00317'],
      [
        'Description',
        'Insured was stopped at red light facing north. Other vehicle slid on ice and struck the rear of insured vehicle at low speed. Trunk will not close, rear bumper and left tail lamp broken. No injuries reported at scene. No tow needed.',
      ],
    ],
    150,
    true,
  );
  d.h('3. VEHICLES');
  d.table(
    ['', 'Insured vehicle', 'Other vehicle'],
    [
      ['Year / make', '2021 Sedan, blue', '2017 Pickup, white'],
      ['Plate', 'IL ZZ 40 118', 'IL XX 22 907'],
      ['Driver', 'Same as insured', 'Lucía Fuentes'],
      ['Insurer', 'This company', 'Prairie Shield, policy PS-77120'],
      ['Where seen', "Insured's garage", 'Unknown'],
    ],
    [0, 0.24, 0.62],
  );
  d.h('4. DAMAGE');
  d.rows(
    [
      ['Estimate obtained', 'Yes, Halsted Body Works, dated 01/26/2026'],
      ['Estimated cost of repair', '$4,318.75'],
      ['Rental car', 'Not taken'],
    ],
    150,
    true,
  );
  d.p(
    'The undersigned reports the above loss and requests that a claim be opened. Signed for the insured 01/27/2026 by M. Petrakis, account manager.',
    { size: 9 },
  );
  return d;
}

// 3. claim_decision: a German insurer's settlement letter; references in a right-hand column.
async function settlementLetter(): Promise<Doc> {
  const d = await Doc.create({
    title: 'Settlement of your claim',
    page: A4,
    margins: { top: 64, right: 60, bottom: 90, left: 70 },
    size: 10.5,
    leading: 1.4,
    footer: () => 'Nordwall Versicherung AG · Beispielallee 4 · 10999 Berlin · Board: H. Quast (Chair), P. Lindqvist',
  });
  d.p('NORDWALL', { bold: true, size: 20, after: 0 });
  d.p('Versicherung AG', { size: 9, after: 20 });
  d.columns(
    [
      'François Lefèbvre\nRue des Tilleuls 8\n67999 Strasbourg\nFrance',
      'Claims, Motor International\nContact: Ms Petra Jäger\nPhone +49 30 23125 417\njaeger@nordwall.example.com\n\nPolicy: NW 31.774.209-6\nClaim: SCH-2025-00418-L\nDate of loss: 18.08.2025\n\nBerlin, 03.11.2025',
    ],
    [0, 0.58],
    { after: 26 },
  );
  d.p('Settlement of your motor claim', { bold: true, size: 12 });
  d.p('Dear Mr Lefèbvre,');
  d.p(
    'Thank you for sending us the repair invoice of 14.10.2025 and the photographs. We have completed our examination and are pleased to tell you that your claim under the comprehensive cover is accepted.',
  );
  d.p('We have calculated the payment as follows:', { after: 4 });
  d.table(
    ['Item', 'EUR'],
    [
      ['Repair invoice, Garage Schultheiss', '13.180,00'],
      ['less reduction for new tyres', '-230,00'],
      ['less agreed excess', '-500,00'],
      ['Amount payable to you', '12.450,00'],
    ],
    [0, 0.7],
    true,
  );
  d.p(
    'We shall transfer EUR 12.450,00 to the account you named to us by 14.11.2025 at the latest. With this payment the claim is settled in full.',
  );
  d.p(
    'Your no-claims class will change from SF 9 to SF 5 with effect from 01.01.2026. You will receive a separate notice of the premium for the coming year in December. If you wish to keep the present class you may repay the amount to us within six months.',
  );
  d.p('If you do not agree with this decision you may write to us or turn to the Insurance Ombudsman.');
  d.p('Yours sincerely,', { after: 26 });
  d.p('Petra Jäger\nNordwall Versicherung AG');
  return d;
}

// 4. claim_decision: an adjuster's report that denies a commercial claim; header, footer, page numbers.
async function adjusterReport(): Promise<Doc> {
  const d = await Doc.create({
    title: 'Adjuster report',
    page: LETTER,
    margins: { top: 84, right: 78, bottom: 80, left: 78 },
    font: StandardFonts.TimesRoman,
    bold: StandardFonts.TimesRomanBold,
    size: 11.5,
    leading: 1.4,
    header: () =>
      'HARBORPOINT ADJUSTING, LLC                                             CONFIDENTIAL - Prepared for the carrier and the insured',
    footer: (p, n) => `File 26-VA-003911   -   ${String(p)} / ${String(n)}`,
  });
  d.p('REPORT OF ADJUSTER AND COVERAGE DETERMINATION', { bold: true, size: 14, after: 10 });
  d.rows(
    [
      ['Carrier', 'Chesapeake Commercial Casualty'],
      ['Named insured', 'Tidewater Cold Storage LLC'],
      ['Policy number', 'CPP-0092817-05'],
      ['Claim number', '26-VA-003911'],
      ['Type of policy', 'Commercial package, equipment and spoilage endorsement'],
      ['Policy term', 'April 1, 2025 - April 1, 2026'],
      ['Date of loss', 'December 9, 2025'],
      ['Date inspected', 'December 16, 2025'],
      ['Date of report', 'January 8, 2026'],
      ['Amount claimed', '$47,600.00'],
      ['Adjuster', 'Colleen Varga, AIC'],
      ['Telephone', '(757) 555-0163'],
      ['E-mail', 'cvarga@harborpoint.example.com'],
    ],
    140,
  );
  d.h('1. Assignment');
  d.p(
    "This office was assigned on December 11, 2025 to investigate a reported failure of refrigeration equipment at the insured's Norview warehouse and the resulting loss of stored product. The undersigned met the plant manager, Mr. Dale Huckaby, on site and inspected the compressor room, the two affected chambers and the maintenance log.",
  );
  d.h('2. Facts');
  d.p(
    'Compressor no. 3 stopped at about 2:15 a.m. The alarm was acknowledged at 2:40 a.m. by the night watchman, who did not have a key to the compressor room. Temperature in chamber B rose above 41 degrees by 9:00 a.m. The county inspector ordered the contents of the chamber destroyed on December 10, 2025. Product value according to warehouse receipts was $39,250.00; the balance of the claim, $8,350.00, is the cost of a replacement motor. Salvage brought $3,150.00.',
  );
  d.p(
    "The motor was installed in 2009. The service contractor recommended its replacement in writing on March 4, 2024 and again on February 27, 2025, at a quoted price of $7,900.00. The insured elected to postpone the work. The contractor's engineer, who opened the motor in our presence, found bearings worn through and windings discolored over a long period. No sign of power surge or other external event was found, and the utility reported no disturbance.",
  );
  d.h('3. Coverage');
  d.p(
    'The equipment endorsement, section C.2, excludes loss caused by or resulting from wear and tear, gradual deterioration, or failure to carry out maintenance recommended in writing by a qualified contractor. The spoilage endorsement follows the equipment endorsement and responds only where the breakdown itself is covered. The policy carries a deductible of $2,500.00, which does not come into play.',
  );
  d.p(
    "The insured's representative argued that the night watchman's delay, and not the motor, caused the spoilage. In our opinion the delay did not set the loss in motion; even with an immediate response no standby compressor was available on the premises.",
  );
  d.h('4. Determination');
  d.p(
    'On the facts above, and after consultation with the carrier, the loss falls within exclusion C.2. The claim is denied in its entirety and no payment will be made. The reserve of $50,000.00 is to be released.',
  );
  d.p(
    'The insured may submit additional information for reconsideration within 60 days of the date of this report. A copy has been sent to the insured by certified mail.',
  );
  d.p('Respectfully submitted,', { after: 28 });
  d.p('Colleen Varga, AIC\nHarborpoint Adjusting, LLC');
  return d;
}

// 5. claim_status: a fax in capitals; no policy number, no amount, no e-mail.
async function fax(): Promise<Doc> {
  const d = await Doc.create({
    title: 'Fax',
    page: LETTER,
    margins: { top: 70, right: 60, bottom: 60, left: 60 },
    font: StandardFonts.Courier,
    bold: StandardFonts.CourierBold,
    size: 11,
    leading: 1.35,
    header: () => '02/10/2026 09:41   FROM: MCTAVISH R      TO: CASCADE FARM & HOME      P. 01/01',
  });
  d.p('FAX TRANSMITTAL', { bold: true, size: 18, after: 14 });
  d.p(
    'TO:       CASCADE FARM & HOME, CLAIMS DEPT\nFROM:     ROSALIND MCTAVISH\nPHONE:    (503) 555-0172\nFAX:      (503) 555-0119\nPAGES:    1 INCLUDING THIS ONE\nRE:       CLAIM NO. OR-5520-771-C',
  );
  d.p('------------------------------------------------------------');
  d.p('TO WHOM IT MAY CONCERN,');
  d.p(
    'I AM WRITING BECAUSE NOBODY PICKS UP THE TELEPHONE. MY CLAIM FOR THE HAIL OF SEPT. 19, 2025 WAS TAKEN BY YOUR OFFICE ON SEPT. 22 AND A MR. DUNPHY CAME OUT TO LOOK AT THE BARN AND THE TWO GREENHOUSES ON OCT. 6. HE SAID I WOULD HEAR IN 30 DAYS. IT IS NOW FEBRUARY.',
  );
  d.p(
    'PLEASE TELL ME WHERE THE CLAIM STANDS, WHO IS HANDLING IT, AND WHETHER YOU ARE STILL WAITING FOR ANYTHING FROM ME. I SENT THE FORMS BACK ON OCT. 14 WITH THE PHOTOGRAPHS.',
  );
  d.p(
    'I DO NOT HAVE MY POLICY AT HAND BECAUSE IT IS IN THE SAFE DEPOSIT BOX, BUT THE CLAIM NUMBER ABOVE IS FROM YOUR OWN POSTCARD. CALL ANY MORNING BEFORE 8 OR FAX ME BACK.',
  );
  d.p('THANK YOU,\nR. MCTAVISH\nROUTE 2, FERNLEAF, OREGON');
  return d;
}

// 6. cancellation: a broker writes for a client, so two people are named.
async function brokerLetter(): Promise<Doc> {
  const d = await Doc.create({
    title: 'Cancellation instruction',
    page: A4,
    margins: { top: 60, right: 80, bottom: 80, left: 80 },
    font: StandardFonts.Helvetica,
    size: 10.5,
    leading: 1.45,
    footer: () => 'Ødegård & Lunn Ltd is an invented firm. Registered office: 3 Sailmaker Court, London.',
  });
  d.columns(
    [
      'ØDEGÅRD & LUNN\nInsurance Brokers',
      '3 Sailmaker Court, London\nDirect line 020 7946 0285\ningrid@odegard-lunn.example.com',
    ],
    [0, 0.6],
    { bold: true, size: 9.5 },
  );
  d.rule(1.5, 0.2).space(10);
  d.p('24th March 2026', { after: 14 });
  d.p('Motor Underwriting\nAlbion Crown Insurance plc\n88 Example Street\nManchester');
  d.p('Dear Colleagues,');
  d.p('Our client: Søren Mikkelsen\nPolicy: MTR/66-20417, private car, annual premium £742.00', { bold: true });
  d.p(
    'We act for the above policyholder, who is returning to Denmark for good and has sold the insured car. He has asked us to bring the policy to an end. Please accept this letter as his instruction to cancel with effect from midnight on 30th April 2026. His signed authority of 19th March 2026 is attached.',
  );
  d.p(
    'No claim has been made or is pending in the current period, which began on 4th October 2025. By our reckoning the pro-rata return of premium is £317.13, and we should be obliged if you would remit that sum to our client account rather than to Mr Mikkelsen, whose British bank account will be closed by then. Please confirm that no cancellation fee is charged; your terms of business mention £35.00, but only where cover has run for less than six months.',
  );
  d.p(
    'Kindly also let us have a letter confirming three years without claims, which he will need for his new insurer in Aarhus.',
  );
  d.p('With kind regards,', { after: 30 });
  d.p('Ingrid Ødegård\nPartner');
  return d;
}

// 7. complaint_or_appeal: a US homeowner appeals a denial; two pages.
async function appealLetter(): Promise<Doc> {
  const d = await Doc.create({
    title: 'Appeal',
    page: LETTER,
    margins: { top: 90, right: 96, bottom: 90, left: 96 },
    font: StandardFonts.TimesRoman,
    bold: StandardFonts.TimesRomanBold,
    size: 12,
    leading: 1.5,
    footer: (p) => `- ${String(p)} -`,
  });
  d.p('Marisol Ibáñez-Peña\n4410 Ocotillo Bend\nPiedra Seca, NM 87999\n(505) 555-0127\nmarisol.ip@example.com', {
    align: 'right',
  });
  d.p('February 19, 2026');
  d.p('Appeals Unit\nSunbelt Homeowners Insurance\nP.O. Box 5500\nPhoenix, AZ 85999');
  d.p('VIA CERTIFIED MAIL', { bold: true });
  d.p('Re:  Appeal of denial, claim HO-7719-2025-0442\nPolicy 84-CX-550913', { bold: true, indent: 24 });
  d.p('To the Appeals Unit:');
  d.p(
    'I received your letter of February 2, 2026, signed by Mr. Kurt Abelard, which denies my claim. I disagree with the decision and ask that it be reviewed by somebody who has not handled the file before.',
  );
  d.p(
    'The letter says that the water "entered over a period of weeks" and is therefore seepage. That is not what happened. The supply line to the upstairs washing machine burst on November 27, 2025 while we were at my sister\'s table for Thanksgiving dinner. We left the house at 1 p.m. and it was dry. When we came back at half past eight water was coming through the kitchen light. The water utility\'s meter readings, which I obtained myself and attach, show 1,900 gallons between 3 and 9 p.m. that day and nothing unusual in the eight weeks before it.',
  );
  d.p(
    'Your inspector, who came on December 15, spent twenty minutes in the kitchen and did not go upstairs. The stain he photographed under the sink is from 2022, when a trap leaked; it was repaired for $140.00 at our own expense and we never claimed for it. I told him so.',
  );
  d.p(
    'The plumber who replaced the hose on November 28 has written a statement. He found a clean break at the crimp, "fresh metal, no scale." The flooring contractor found the subfloor wet but not rotten. Both statements are enclosed. Neither man was called by your company.',
  );
  d.p(
    "The amount you refused is $11,240.00, which is the contractor's bill for drying, ceiling, cabinets and floor. I have accepted from the beginning that my deductible of $1,000.00 comes off that figure. I have paid premiums to you since 2014, most recently $1,386.00 in August, and this is my first claim.",
  );
  d.p(
    "I ask you to reverse the denial and pay the claim within thirty days of this letter. If you stand by the decision, please send me a complete copy of the file, including the inspector's notes, and the exact policy language you rely on. I will then take the matter to the Office of Superintendent of Insurance.",
  );
  d.p('Sincerely,', { after: 32 });
  d.p('Marisol Ibáñez-Peña');
  d.p('Enclosures: denial letter; meter readings; statements of plumber and flooring contractor; photographs (14)', {
    size: 10,
  });
  return d;
}

// 8. change_of_details: a narrow form letter; the name and the policy number run over a line end.
async function changeOfVehicle(): Promise<Doc> {
  const d = await Doc.create({
    title: 'Change of vehicle',
    page: A4,
    margins: { top: 70, right: 210, bottom: 70, left: 64 },
    size: 11,
    leading: 1.45,
  });
  d.p('CHANGE OF VEHICLE', { bold: true, size: 15, after: 2 });
  d.p('Please use black ink. Send to: Quayside Direct, Policy Services.', { size: 8.5, after: 6, grey: 0.3 }).rule();
  d.p(
    'I, the undersigned Bartholomew\nAsquith-Yeo, hold a motor policy with\nyou, number QD 2208\n9914 K, and wish to tell you that I am\nchanging my car. Please move the cover\nas set out below from 23/03/2026.',
  );
  d.table(
    ['', 'Old vehicle', 'New vehicle'],
    [
      ['Make', 'Estate, diesel', 'Hatchback, electric'],
      ['Registration', 'ZZ14 QXA', 'ZZ26 QXB'],
      ['First registered', '09/05/2014', '16/03/2026'],
      ['Mileage', '121,400', '12'],
      ['Kept overnight', 'Street', 'Own driveway'],
      ['Alarm', 'No', 'Yes'],
    ],
    [0, 0.34, 0.66],
  );
  d.p(
    'Nothing else changes: same address, same drivers, no accidents or convictions. The old car goes to my nephew on 22/03/2026 and he will insure it himself.',
  );
  d.p('If you need to ask me anything, ring me on 07700\n900461 after six, or leave a message.');
  d.p('Signed: B. Asquith-Yeo\nDate: 12/03/2026');
  return d;
}

// 9. none: an insurer's newsletter; talks about claims without being one.
async function newsletter(): Promise<Doc> {
  const d = await Doc.create({
    title: 'StormWise',
    page: A4,
    margins: { top: 56, right: 52, bottom: 60, left: 52 },
    size: 10,
    leading: 1.4,
    footer: (p, n) => `StormWise is free to members. Please recycle.   ${String(p)}/${String(n)}`,
  });
  d.p('StormWise', { bold: true, size: 30, after: 0 });
  d.p("The members' newsletter of Pennant Mutual · Spring issue", { after: 4 }).rule(2, 0.1);
  d.columns(
    [
      'Gutters first\n\nAsk any roofer what he sees in April and he will say gutters. Leaves that blew in during November have turned to felt by now, and the first heavy shower finds its way under the slates. A pair of gloves, a bucket and someone to hold the ladder is all it takes. Do the downpipe last.\n\nIf you rent, tell your landlord in writing. If you own, take a photograph before and after; it is a pleasant thing to look at and it proves that you looked after the house.\n\nWhat happens when you claim\n\nSeveral readers asked us to explain the words. A loss is the thing that happened. A claim is what you ask for. An adjuster is the person who finds out how the one became the other. None of them is as frightening as it sounds, and most household claims are closed within a month.',
      'Members\' corner\n\nThe school in Upper Hexley planted forty young rowans along the playground wall, with spades lent by our Leeds office. The children have named every tree. Our favourite is called Kevin.\n\nRecipe: storm-day soup\n\nTwo leeks, three potatoes, a litre of stock, a handful of barley. Soften the leeks in butter, add the rest, and leave it alone for forty minutes. It does not mind a power cut if you cook on gas.\n\nQuiz\n\nOn which day of the year do most chimney fires happen? Answers on a postcard, please. The winner of the last quiz gets a torch. The answer was "the shed".\n\nNext issue\n\nBicycles, bonfires, and how to read the small print without a magnifying glass.',
    ],
    [0, 0.52],
  );
  d.rule();
  d.p('You receive this newsletter because you are a member. It does not change your policy.', {
    size: 8.5,
    align: 'center',
  });
  return d;
}

const documents: Record<string, () => Promise<Doc>> = {
  'storm-letter.pdf': stormLetter,
  'accident-form.pdf': accidentForm,
  'nordwall-letter.pdf': settlementLetter,
  'adjuster-report.pdf': adjusterReport,
  'fax-mctavish.pdf': fax,
  'broker-letter.pdf': brokerLetter,
  'letter-ibanez-pena.pdf': appealLetter,
  'vehicle-form.pdf': changeOfVehicle,
  'stormwise-newsletter.pdf': newsletter,
};

await mkdir(out, { recursive: true });
for (const [name, make] of Object.entries(documents)) {
  const bytes = await (await make()).bytes();
  await writeFile(join(out, name), bytes);
  console.log(`${name}  ${String(bytes.length)} bytes`);
}
