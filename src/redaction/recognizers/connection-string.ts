import type { Recognizer } from '../recognizer';

const inUrl = /(?<=[a-z][a-z\d+.-]{1,24}:\/\/[^\s:/@"'<>]{0,64}:)[^\s/"'<>]{1,128}?(?=@[\w[.-])/giu;
const basic = /(?<=(?<![\w-])(?:-u|--user|--basic)[ =]["']?[\w.@-]{1,64}:)[^\s"']{1,128}/gu;
const header =
  /(?<=authorization["']?[ :=]{1,3}["']?(?:bearer|basic|token|digest|apikey|negotiate) )[\w+/=.~-]{4,4000}/giu;
const bearer = /(?<=(?:^|[\s"'`:])bearer )(?=[\w+/=.~-]{0,200}\d)[\w+/=.~-]{12,4000}/gimu;
const cookie =
  /(?<=(?:session(?:_?id)?|sid|phpsessid|jsessionid|connect\.sid|csrf(?:token)?|xsrf-token|auth|remember_token)=)[^\s;&"',]{8,2000}/giu;
const query =
  /(?<=[?&](?:access_?token|token|api_?key|apikey|key|sig|signature|auth|password|pwd|secret|client_secret|code|refresh_token|x-amz-signature|x-amz-credential|sas)=)[^\s&"'<>#]{6,2000}/giu;
const dotted =
  /(?<=(?:^|[;\s"'{,])(?:password|pwd|accountkey|sharedaccesskey|sharedaccesssignature|secret|passwd)\s?=\s?)[^\s;"']{2,400}/gimu;
const netrc = /(?<=\b(?:machine|login) [^\s]{1,80}(?: (?:login|account) [^\s]{1,80})? password )[^\s]{2,200}/gu;
const commandLine =
  /(?<=(?:^|\s)--?(?:password|passwd|pass|pwd|token|secret|api-?key|auth|access-token|client-secret)(?:[ =]|=)["']?)[^\s"'-][^\s"']{1,400}/gimu;
const shortOption =
  /(?<=(?:mysql|mysqldump|mongo|psql|sshpass|7z|zip|unzip|redis-cli|mariadb)\b[^\n]{0,80} -[pPa] ?["']?)(?!assword|ort\b)[^\s"'-][^\s"']{1,100}/giu;
const references =
  /^(?:[$%{<[(]|process\.|os\.|env\.|ENV\[|var\.|null$|none$|true$|false$|undefined$|\*+$|x{3,}$|\.{3})/iu;

/** What opens a database, a server or an account inside of an address, a header, a command or a connection string. */
export const connectionString: Recognizer = {
  name: 'connection-string',
  types: ['SECRET'],
  *find(text) {
    for (const expression of [inUrl, basic, header, bearer, cookie, query, dotted, netrc, commandLine, shortOption]) {
      for (const match of text.matchAll(expression)) {
        const value = match[0].replace(/[.,;)]+$/u, '');
        if (value.length < 2 || references.test(value)) continue;
        yield { start: match.index, end: match.index + value.length, type: 'SECRET', shape: 0.97 };
      }
    }
  },
};
