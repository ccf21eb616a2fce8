import { patternRecognizer } from '../recognizer';

/** Words behind an `@` in programs, style sheets and chats. */
const noHandles = new Set(
  (
    'media import param params return returns override charset font-face keyframes supports todo deprecated see throws property ' +
    'component injectable test everyone here channel all type types example author since version private public protected ' +
    'static abstract readonly interface autowired bean entity column id data layer apply tailwind include extend mixin if else ' +
    'for each while gmail yahoo hotmail outlook'
  ).split(' '),
);
const nobody = new Set(['public', 'shared', 'default', 'user', 'users', 'all', 'guest', 'username', 'name']);

/** Between a label and its value: `: `, `": "`, ` is `. */
const link = String.raw`["'*]{0,3}[ :=(\n|]{1,3}(?:is )?["'*]{0,3}@?`;
const unlike = String.raw`(?![\p{L}\p{N}@])`;

/** Names by which somebody is known to a system or a site. */
export const username = patternRecognizer({
  name: 'username',
  patterns: [
    {
      expression: /(?<![\p{L}\p{N}@./_-])@(?<value>[\p{L}_][\p{L}\p{N}_.-]{1,38}[\p{L}\p{N}_])(?![\p{L}\p{N}_@/(])/dgu,
      type: 'USERNAME',
      shape: 0.6,
      check: (value) => (noHandles.has(value.toLowerCase()) ? false : null),
    },
    // A digit or a sign tells a user's name from a word of the sentence.
    {
      expression: new RegExp(
        String.raw`(?<!\p{L})(?:user[ _-]?names?|user[ _-]?id|userid|uid|user|login(?:[ _-]?(?:name|id))?|log-in|logon|screen name|handle|alias|benutzer(?:name|kennung)?|nick(?:name)?|account name|skype|telegram|twitter|instagram|tiktok|snapchat|discord|reddit|github)(?: (?:id|handle|name|account))?${link}(?<value>(?=[^\s"'<,;]{0,38}[\d_]|[^\s"'<,;]{1,38}\.[\p{L}\p{N}])[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,38}[\p{L}\p{N}_])${unlike}`,
        'dgiu',
      ),
      type: 'USERNAME',
      shape: 0.65,
      check: (value) => (/^\d{1,3}-\d{1,3}$|^\d{1,3}$/u.test(value) ? false : null),
    },
    {
      expression: new RegExp(
        String.raw`(?<!\p{L})(?:user[ _-]?name|userid|login[ _-]?name|login|nickname|screen name|benutzername|nom d'utilisateur|nombre de usuario)["']? ?[:=] ?["'*]{0,3}@?(?<value>[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,38}[\p{L}\p{N}_])(?=["'*<,;|)]|\.?\s*(?:\n|$)|[ ,;]{1,2}(?:pass|pw|email|e-mail|and pass))`,
        'dgiu',
      ),
      type: 'USERNAME',
      shape: 0.6,
      check: (value) => (nobody.has(value.toLowerCase()) ? false : null),
    },
    {
      expression:
        /(?<!\p{L})(?:reset|unlock|unlocked|account|password|mailbox|access|logged in as|signed in as) (?:(?:for|of) )?(?:user )?(?<value>(?=[a-z_.-]{0,30}[\d_.]+[a-z\d])[a-z][a-z\d_.-]{2,30}[a-z\d])(?![\p{L}\p{N}@])/dgu,
      type: 'USERNAME',
      shape: 0.6,
    },
    // A home folder, a domain of Windows, a member of a forum.
    {
      expression: /(?:\/home\/|\/Users\/|(?<=[A-Za-z]:)\\{1,2}Users\\{1,2})(?<value>[\p{L}\p{N}_.-]{2,40})/dgu,
      type: 'USERNAME',
      shape: 0.7,
      check: (value) => (nobody.has(value.toLowerCase()) ? false : null),
    },
    {
      expression:
        /(?<![\p{L}\p{N}\\/:_-])[A-Z][A-Z\d-]{1,14}\\(?<value>[a-z][a-z\d._-]{1,24}[a-z\d])(?![\p{L}\p{N}\\])/dgu,
      type: 'USERNAME',
      shape: 0.6,
    },
    {
      expression: /(?<![\p{L}\p{N}/])\/?u\/(?<value>[A-Za-z\d_-]{3,20})(?![\p{L}\p{N}/])/dgu,
      type: 'USERNAME',
      shape: 0.6,
    },
  ],
});
