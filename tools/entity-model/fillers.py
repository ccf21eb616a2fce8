"""Makes the words that stand in the templates' blanks. Lists are halves: what is held out is used by `evaluate.py` alone."""

import random
import re

from faker import Faker

from corpora import is_held_out

LOCALES = [
    "en_US", "en_GB", "en_AU", "en_CA", "en_IN", "en_IE", "en_NZ", "de_DE", "de_AT", "de_CH", "fr_FR", "fr_CA", "es_ES", "es_MX", "it_IT",
    "nl_NL", "nl_BE", "pt_PT", "pt_BR", "pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "hr_HR", "sl_SI", "sv_SE", "da_DK", "no_NO", "fi_FI",
    "et_EE", "lt_LT", "lv_LV", "tr_TR", "id_ID", "vi_VN", "fil_PH", "en_PH", "yo_NG", "ha_NG", "zu_ZA", "tw_GH",
]  # fmt: skip

WORD_NAMES = """May Will Grace Mark Hope Rich Bill Faith Joy Rose Art Summer Autumn Dawn Sunny Pat Sandy Rusty Chase Hunter
Robin Wren Jack Frank Ray Rob Drew Sue Dale Glen Cliff Heath Lily Iris Daisy Violet Ivy Holly Hazel Olive Ginger Pepper
Ruby Pearl Jade Amber Crystal Destiny Harmony Melody Serenity Trinity Chance Miles Gene Earl Duke King Prince Bishop
Christian Angel Star Sky Misty Stormy April June Augusta Carol Harry Mike Don Dean Guy Bob Nick Gay Max Victor Constant
Ernest Faithful Blessing Precious Patience Comfort Mercy Prudence Charity Verity Clement Lance Pierce Mason Cooper Carter
Taylor Porter Page Price Young Long Short Brown White Black Green Gray Reed Fields Banks Brooks Rivers Woods Stone Wells
Day Knight Love Moody Savage Best Small Little Rice Bean Lemon Fish Wolf Fox Lamb Crane Swan Bird Church Temple Hall
House Street Lane Park Hill Ford Bridge Marsh Field Flowers Winter Snow Frost Rain Gold Silver Penny Cash Case Law Judge""".split()

JOBS = """accountant;actor;actuary;administrator;anaesthetist;analyst;architect;assistant manager;au pair;auditor;baker;bank
clerk;barber;bartender;biologist;bookkeeper;bricklayer;bus driver;butcher;buyer;call centre agent;care worker;carpenter;
cashier;catering assistant;chemist;childminder;civil engineer;civil servant;claims adjuster;cleaner;clerk;coach;
construction worker;consultant;cook;customs officer;dance teacher;data analyst;dental hygienist;dentist;detective;
dispatcher;district nurse;doctor;electrician;engineer;estate agent;factory worker;farmer;farmhand;financial adviser;
fireman;firefighter;fisherman;fitter;flight attendant;florist;forester;gardener;general practitioner;glazier;goldsmith;
graphic designer;hairdresser;head teacher;heating engineer;housekeeper;human rights activist;imam;interpreter;
investment banker;janitor;joiner;journalist;judge;lab technician;labourer;lawyer;lecturer;librarian;locksmith;lorry driver;
machinist;mathematician;mayor;mechanic;medical secretary;member of parliament;midwife;military officer;miner;musician;
nanny;naval officer;newspaper editor;night nurse;night watchman;notary;nurse;nursery teacher;optician;orderly;painter;
paralegal;paramedic;pastor;pastry chef;pathologist;payroll clerk;personal trainer;pharmacist;photographer;physiotherapist;
pilot;plasterer;plumber;police constable;police officer;politician;postman;priest;primary school teacher;prison guard;
product manager;professor;programmer;project manager;psychiatrist;psychologist;public prosecutor;publican;quality engineer;
radiographer;railway worker;real estate agent;receptionist;referee;researcher;restaurant owner;retired teacher;roofer;
sales assistant;sales representative;school caretaker;scientist;seamstress;secretary;security guard;self-employed builder;
senior lecturer;shepherd;ship's captain;shop assistant;shopkeeper;singer;social worker;soldier;solicitor;steward;
stonemason;stockbroker;student;supply teacher;surgeon;surveyor;tailor;taxi driver;teacher;technician;television presenter;
tiler;trade unionist;train driver;translator;travel agent;trainee;truck driver;university lecturer;vet;waiter;waitress;
warehouse worker;watchmaker;web developer;welder;window cleaner;writer;youth worker;Chief Executive Officer;CEO;CFO;
Chief Operating Officer;Managing Director;Vice President;Head of Sales;Head of Human Resources;Regional Manager;Partner;
Company Secretary;General Counsel;President and Chief Executive Officer;Director of Operations;Senior Software Engineer;
Account Executive;Executive Assistant;Team Lead;Office Manager;Chief of Staff;Branch Manager;Treasurer;Senior Analyst;
Lead Designer;Site Foreman;Marketing Manager;Customer Success Manager;HR Business Partner;IT administrator;Controller"""
JOBS = [job.strip().replace("\n", " ") for job in JOBS.split(";")]

NRP = """American;British;English;Scottish;Welsh;Irish;German;French;Spanish;Italian;Dutch;Polish;Turkish;Russian;Ukrainian;
Swedish;Norwegian;Danish;Finnish;Greek;Portuguese;Romanian;Bulgarian;Hungarian;Czech;Slovak;Austrian;Swiss;Belgian;Croatian;
Serbian;Bosnian;Albanian;Kosovar;Lithuanian;Latvian;Estonian;Moldovan;Georgian;Armenian;Azerbaijani;Iranian;Iraqi;Syrian;
Lebanese;Palestinian;Israeli;Egyptian;Moroccan;Algerian;Tunisian;Libyan;Nigerian;Ghanaian;Kenyan;Somali;Ethiopian;Eritrean;
Congolese;South African;Zimbabwean;Indian;Pakistani;Bangladeshi;Sri Lankan;Nepalese;Afghan;Chinese;Japanese;Korean;Vietnamese;
Thai;Filipino;Indonesian;Malaysian;Australian;Canadian;Mexican;Brazilian;Argentinian;Colombian;Chilean;Peruvian;Cuban;
Jamaican;Catholic;Roman Catholic;Protestant;Lutheran;Methodist;Baptist;Pentecostal;Orthodox;Jewish;Muslim;Sunni;Shia;Hindu;
Sikh;Buddhist;Jehovah's Witness;Mormon;Quaker;atheist;Kurdish;Roma;Chechen;Tamil;Basque;Catalan;Sami;Republican;Democrat;
Conservative;Labour;Liberal;Social Democrat;communist;socialist;Christian Democrat"""
NRP = [word.strip().replace("\n", "") for word in NRP.split(";")]

ORG_WORDS = """Bluebird Summit Harbor Crescent Meridian Granite Beacon Northern Pacific Atlas Quantum Vertex Silverline Greenfield
Redwood Lakeside Highland Pioneer Sterling Liberty Evergreen Cobalt Falcon Orchard Riverside Stonebridge Cedar Aurora Apex
Horizon Keystone Monarch Unity Heritage Compass Maple Ironwood Sapphire Titan Union Capital Global National First United
General Premier Alpine Baltic Nordic Iberian Rhine Danube Thames Bengal Savanna Coral Lotus Sunrise Golden Crown Royal""".split()
ORG_TRADES = """Analytics Logistics Bakery Insurance Bank Capital Partners Foods Motors Pharma Pharmaceuticals Construction
Consulting Energy Power Gas Freight Shipping Airlines Travel Hotels Media Press Publishing Software Systems Technologies
Robotics Solutions Electric Steel Mining Textiles Clinic Dental Medical Care Housing Properties Realty Holdings Ventures
Investments Securities Trading Imports Farms Seeds Brewery Garage Builders Roofing Plumbing Kitchens Furniture Studios
Design Security Cleaning Catering Events Telecom Broadband Wireless Networks Labs Biotech Chemicals Paper Glass""".split()
ORG_FORMS = "Inc. Inc;LLC;Ltd;Ltd.;Limited;PLC;GmbH;AG;S.A.;SARL;B.V.;N.V.;Pty Ltd;Corp.;Corporation;Co.;& Co.;Group;LLP;S.r.l.;S.p.A.;Sp. z o.o.;AB;A/S;Oy;KG;Kft.;Zrt.;d.o.o.;a.s.;Pvt. Ltd.;Company"
ORG_FORMS = ORG_FORMS.replace("Inc. ", "Inc.;").split(";")
PUBLIC = """{c} Regional Court;{c} District Court;{c} City Council;{c} Police Department;{c} Magistrates' Court;Supreme Court of {n};
Court of Appeal of {c};{c} Administrative Court;{c} Court of Appeal;the Constitutional Court;the Supreme Court;the Court of
Cassation;the Supreme Administrative Court;the Ministry of Justice;the Ministry of the Interior;the Ministry of Health;
{c} State Security Court;{c} Assize Court;{c} Crown Court;High Court of {c};{c} prosecutor's office;{c} Prison;{c} Remand
Centre;University of {c};{c} University;{c} Technical University;{c} General Hospital;St {f}'s Hospital;{c} Children's
Hospital;{c} Primary School;{c} High School;St {f}'s School;Embassy of {n};{c} Chamber of Commerce;{c} Labour Office;Bank of {c};
{n} Red Cross;{c} Football Club;FC {c};{c} United;{c} Tax Office;Department of Health;Federal Bureau of Investigation;
Social Security Administration;Internal Revenue Service;HM Revenue and Customs;Home Office;{c} Social Services;{c} County
Council;{c} Housing Association;the {n} Government;the National Assembly;the European Commission;{c} Mosque;{c} Cathedral;
{c} Bar Association;{c} Institute of Forensic Medicine;Workers' Party of {n};{l} Foundation;Church of St {f}"""
PUBLIC = [name.strip().replace("\n", " ") for name in PUBLIC.split(";")]

MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_DAYS = "Mon Tue Tues Wed Thu Thurs Fri Sat Sun".split()
RELATIVE = """yesterday;tomorrow;today;tonight;last night;this morning;next week;last week;last month;next month;last year;
this afternoon;next {d};last {d};on {d};{d};{d} morning;{d} night;{d} at {h};the following day;the same day;two days later;
three weeks ago;the day before yesterday;the 1st;the 3rd;the 19th;the 23rd;the end of {m};early {m} {y};late {y};mid-{m};the
spring of {y};the summer of {y};Christmas {y};Easter;Christmas Eve;New Year's Day;the weekend;{d} evening;in two weeks;
{h} on {d};{h};noon;the 1990s;the early 2000s;the night of {m} {n};next {m};last {m};a few days later;two months earlier"""
RELATIVE = [word.strip().replace("\n", " ") for word in RELATIVE.split(";")]

INITIALS = "ABCDEFGHIJKLMNOPRSTVWYZ"


class Fillers:
    """Draws words for blanks. `held_out`: only from the lists that training never sees."""

    def __init__(self, lists: dict[str, list[str]], seed: int, held_out: bool = False):
        self.chance = random.Random(seed)
        self.lists = {name: [value for value in values if is_held_out(value) == held_out] for name, values in lists.items()}
        self.words = [name for name in WORD_NAMES if is_held_out(name) == held_out]
        self.jobs = [job for job in JOBS if is_held_out(job) == held_out]
        self.nrp = [word for word in NRP if is_held_out(word) == held_out]
        self.fakers = []
        for place, locale in enumerate(LOCALES):
            faker = Faker(locale)
            faker.seed_instance(seed + place)
            self.fakers.append(faker)

    def draw(self, values: list[str]) -> str:
        return self.chance.choice(values)

    def faker(self) -> Faker:
        return self.chance.choice(self.fakers)

    def first(self) -> str:
        roll = self.chance.random()
        if roll < 0.12:
            return self.draw(self.words)
        if roll < 0.45:
            return self.faker().first_name().split()[0]
        return self.draw(self.lists["first"])

    def last(self) -> str:
        roll = self.chance.random()
        if roll < 0.06:
            return self.draw(self.words)
        if roll < 0.4:
            return self.faker().last_name()
        name = self.draw(self.lists["last"])
        if roll > 0.97:
            return f"{name}-{self.draw(self.lists['last'])}"
        return f"{self.draw(['van der', 'de', 'von', 'al-', 'O’', 'Mc', 'da', 'bin', 'Ní'])} {name}".replace("- ", "-").replace("’ ", "'") if roll > 0.94 else name

    def initial(self) -> str:
        return self.draw(list(INITIALS))

    def person(self) -> str:
        first, last = self.first(), self.last()
        return self.draw([
            f"{first} {last}", f"{first} {last}", f"{first} {last}", f"{first} {last}", f"{first} {self.initial()}. {last}",
            f"{first} {self.first()} {last}", f"{self.initial()}. {last}", f"{self.initial()}. {self.initial()}. {last}", f"{first} {last}",
            f"{first} {last}{self.draw(['', '', ' Jr.', ' III', ' Sr.'])}", f"{first} {self.initial()} {last}", self.faker().name().split(", ")[0],
        ])  # fmt: skip

    def org(self) -> str:
        roll = self.chance.random()
        if roll < 0.2:
            return self.draw(self.lists["company"])
        if roll < 0.45:
            public = self.draw(PUBLIC)
            return public.format(c=self.draw(self.lists["city"]), n=self.draw(self.lists["country"]), f=self.first(), l=self.last())
        if roll < 0.6:
            name = self.draw([self.last(), f"{self.last()} & {self.last()}", f"{self.last()}, {self.last()} & {self.last()}", f"{self.last()} & Sons", f"{self.last()} Brothers", f"{self.first()}'s {self.draw(ORG_TRADES)}", self.faker().company()])
        else:
            name = self.draw([f"{self.draw(ORG_WORDS)} {self.draw(ORG_TRADES)}", f"{self.draw(ORG_WORDS)} {self.draw(ORG_WORDS)} {self.draw(ORG_TRADES)}", f"{self.last()} {self.draw(ORG_TRADES)}", f"{self.draw(self.lists['city'])} {self.draw(ORG_TRADES)}", f"{self.draw(ORG_WORDS)}{self.draw(ORG_TRADES).lower()}", self.draw(ORG_WORDS)])
        comma = self.draw(["", "", ","])
        return f"{name}{comma} {self.draw(ORG_FORMS)}" if self.chance.random() < 0.45 else name

    def city(self) -> str:
        return self.draw(self.lists["city"])

    def country(self) -> str:
        return self.draw(self.lists["country"])

    def location(self) -> str:
        roll = self.chance.random()
        if roll < 0.5:
            return self.city()
        if roll < 0.75:
            return self.country()
        if roll < 0.85:
            return self.draw(self.lists["region"])
        if roll < 0.9:
            return f"{self.city()}, {self.draw(['TX', 'CA', 'NY', 'OH', 'WA', 'FL', 'IL', 'PA', 'ON', 'BC', 'NSW', 'VIC'])}"
        return self.draw(["{0} Airport", "{0} Station", "{0} Beach", "Lake {0}", "{0} County", "Mount {0}", "{0} Bridge", "North {0}", "{0} Road", "the {0} border crossing", "{0} village", "Port {0}"]).format(self.city())

    def address(self) -> str:
        roll = self.chance.random()
        if roll < 0.55:
            return re.sub(r"\s*\n\s*", self.draw([", ", ", ", "\n", " "]), self.faker().address().strip())
        number, street = self.chance.randint(1, 999), f"{self.draw([self.last(), self.city(), self.draw(ORG_WORDS), 'Church', 'Mill', 'High', 'Park', 'Main', 'Station', 'Oak', 'Elm'])} {self.draw('Street St St. Road Rd Avenue Ave Ave. Lane Ln Drive Dr Close Court Ct Terrace Way Place Crescent Square Boulevard Blvd Row Gardens Hill'.split())}"
        unit = self.draw(["", "", "", "Flat 3, ", "Apt 4B, ", "Unit 12, ", "Suite 200, ", "2nd floor, "])
        if roll < 0.75:
            return f"{unit}{number} {street}"
        if roll < 0.9:
            return f"{unit}{number}{self.draw(['', 'a', 'B'])} {street}, {self.city()}{self.draw(['', ' ' + self.draw(self.fakers[:16]).postcode()])}"
        return self.draw([f"P.O. Box {number}, {self.city()}", f"{self.last()}straße {number}, {self.chance.randint(10000, 99999)} {self.city()}", f"{number} rue {self.last()}, {self.chance.randint(10000, 95999)} {self.city()}", f"Via {self.last()} {number}, {self.city()}", f"Calle {self.last()} {number}, {self.city()}", f"{number} {street} {self.city()}"])

    def date(self) -> str:
        day, month, year = self.chance.randint(1, 28), self.chance.randint(1, 12), self.chance.randint(1945, 2026)
        name, short = MONTHS[month - 1], self.draw(SHORT_MONTHS)
        end = "th" if 4 <= day <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        return self.draw([
            f"{day} {name} {year}", f"{day} {name} {year}", f"{day} {name} {year}", f"{name} {day}, {year}", f"{name} {day}, {year}", f"{name} {day}{end}, {year}",
            f"{day}{end} of {name}", f"{day}{end} {name} {year}", f"{day} {short} {year}", f"{short} {day}", f"{name} {day}", f"{day} {name}", f"{name} {year}", f"{name} {year}",
            f"{day:02}/{month:02}/{year}", f"{month}/{day}/{year % 100:02}", f"{day}.{month}.{year}", f"{day:02}.{month:02}.{year}", f"{year}-{month:02}-{day:02}", str(year), str(year),
            f"{self.draw(DAYS)}, {day} {name} {year}", f"{self.draw(DAYS)}, {name} {day}", f"{self.draw(SHORT_DAYS)} {day} {short}", f"the {day}{end} day of {name}, {year}", f"{day} and {day + 2} {name} {year}",
            f"{self.draw(['early', 'late', 'mid'])} {name} {year}", f"between {year} and {year + 3}", f"{month}/{day}", f"{day}-{short}-{year}", self.relative(),
        ])  # fmt: skip

    def relative(self) -> str:
        hour = self.chance.randint(1, 12)
        return self.draw(RELATIVE).format(d=self.draw(DAYS + SHORT_DAYS + [day.lower() for day in DAYS]), m=self.draw(MONTHS), y=self.chance.randint(1950, 2026), n=self.chance.randint(1, 28), h=self.draw([f"{hour}pm", f"{hour} p.m.", f"{hour}:30", f"{hour}am", f"{hour} o'clock"]))

    def job(self) -> str:
        return self.draw(self.jobs)

    def nationality(self) -> str:
        return self.draw(self.nrp)

    def amount(self) -> str:
        value = self.draw([f"{self.chance.randint(5, 900)}", f"{self.chance.randint(1, 99)},{self.chance.randint(100, 999)}", f"{self.chance.randint(5, 900)}.{self.chance.randint(10, 99)}", f"{self.chance.randint(1, 9)},000"])
        return self.draw([f"${value}", f"£{value}", f"€{value}", f"{value} euros", f"EUR {value}", f"Rs. {value}", f"{value} USD", f"{value} dollars"])

    def code(self) -> str:
        return self.draw([self.faker().bothify(shape).upper() for shape in ("??-####", "#######", "???######", "##/####", "#-##-#####", "?####?", "####-##-##", "INV-#####", "CL/####/######")])

    def email(self) -> str:
        return self.faker().ascii_safe_email()

    def phone(self) -> str:
        return self.draw(self.fakers[:16]).phone_number()

    def number(self) -> str:
        return str(self.chance.randint(1, 99))
