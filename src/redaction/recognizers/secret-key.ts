import type { Recognizer } from '../recognizer';

/**
 * Keys whose beginning says whose they are, as their makers document it; GitHub's and Gitleaks' lists of patterns name
 * most. A key that a line break cuts goes on in the next line.
 */
const kinds: readonly RegExp[] = [
  /(?:AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z\d]{16}/g,
  /gh[pousr]_[A-Za-z\d]{20,255}|github_pat_\w{20,255}/g,
  /gl(?:pat|ptt|dt|rt|cbt|imt|ft|oas)-[\w-]{16,80}/g,
  /xox[abeoprs]-[A-Za-z\d-]{10,250}|xapp-[A-Za-z\d-]{10,250}/g,
  /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[\w/]{20,100}/g,
  /https:\/\/(?:\w{1,16}\.)?(?:discord(?:app)?\.com\/api\/webhooks|webhook\.office\.com)\/[\w/@-]{20,200}/g,
  /(?:sk|rk|pk)_(?:live|test)_[A-Za-z\d]{10,200}|whsec_[A-Za-z\d+/=]{16,100}/g,
  /AIza[\w-]{30,40}|GOCSPX-[\w-]{16,40}|ya29\.[\w-]{20,400}|1\/\/0[\w-]{20,200}/g,
  /sk-(?:proj-|svcacct-|admin-|ant-|or-v1-|lf-)?[\w-]{16,250}/g,
  /hf_[A-Za-z]{20,50}|api_org_[A-Za-z]{20,50}/g,
  /npm_[A-Za-z\d]{20,60}|pypi-[\w-]{16,250}|rubygems_[a-f\d]{30,60}/g,
  /SG\.[\w-]{16,40}\.[\w-]{30,60}|key-[a-f\d]{32}|xkeysib-[a-f\d]{40,80}-\w{10,20}/g,
  /(?:SK|AC)[a-f\d]{32}/g,
  /do[oprt]_v1_[a-f\d]{40,80}|dckr_(?:pat|oat)_[\w-]{16,60}/g,
  /shp(?:at|ca|pa|ss)_[a-fA-F\d]{20,60}|sq0(?:atp|csp|idp)-[\w-]{20,60}|EAAA[\w-]{50,70}/g,
  /\d{8,10}:AA[\w-]{30,36}/g,
  /[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}/g,
  /hv[sbr]\.[\w-]{16,250}|s\.[A-Za-z\d]{24}(?!\w)/g,
  /lin_(?:api|oauth)_[A-Za-z\d]{20,60}|secret_[A-Za-z\d]{40,50}|ntn_[A-Za-z\d]{40,60}|figd_[\w-]{30,60}/g,
  /PMAK-[a-f\d-]{30,70}|dapi[a-f\d]{32}(?:-\d)?|gl(?:c|sa)_[\w+/=-]{20,250}|NRAK-[A-Z\d]{20,40}|NRJS-[a-f\d]{19}/g,
  /sbp_[a-f\d]{40}|sb_(?:secret|publishable)_[\w-]{20,60}|sntry[su]_[\w=+/.-]{20,200}/g,
  /AGE-SECRET-KEY-1[A-Z\d]{58}|age-secret-key-1[a-z\d]{58}/g,
  /eyJ[\w-]{8,2000}\.eyJ[\w-]{4,4000}(?:\.[\w-]{0,2000})?/g,
  /[5KL][1-9A-HJ-NP-Za-km-z]{50,51}(?![1-9A-HJ-NP-Za-km-z])/g,
  /xprv[1-9A-HJ-NP-Za-km-z]{107}/g,
  /https:\/\/[a-f\d]{16,64}(?::[a-f\d]{16,64})?@[\w.-]{4,80}\/\d{1,20}/g,
  /CFPAT-[\w-]{40,50}|atlasv1\.[\w.-]{40,90}|[A-Za-z\d]{14}\.atlasv1\.[\w-]{40,90}|tfp_\w{20,60}|rnd_\w{20,60}|fly?v1 [\w+/=]{40,}|FlyV1 [\w+/=]{40,800}|vercel_\w{16,50}/g,
  /(?:EZAK|EZTK)[A-Za-z\d]{54}|pul-[a-f\d]{40}|LTAI[A-Za-z\d]{12,20}|AKID[A-Za-z\d]{13,40}|doo_v1_\w{40,80}|perm:[\w=.-]{40,}|CiQ[\w-]{60,}/g,
];
const rest = /^\\?\n[ \t]{0,8}([\w+/=.-]{6,200})(?=[ \t]*(?:\n|$|["']))/u;

/** Keys of services, tokens of web sessions (RFC 7519), keys of wallets. */
export const secretKey: Recognizer = {
  name: 'secret-key',
  types: ['SECRET'],
  *find(text) {
    for (const kind of kinds) {
      for (const match of text.matchAll(kind)) {
        const start = match.index;
        if (start > 0 && /[A-Za-z\d]/.test(text.charAt(start - 1))) continue;
        let end = start + match[0].replace(/[.,;:]+$/u, '').length;
        // Words with hyphens may begin as a key does.
        if (!/\d|[A-Z].*[a-z]|[a-z].*[A-Z]/u.test(match[0].slice(3))) continue;
        const more = rest.exec(text.slice(end, end + 220));
        if (
          more?.[1] !== undefined &&
          /\d/.test(more[1]) &&
          /[A-Za-z]/.test(more[1]) &&
          !/[=:]/.test(more[1].slice(0, -2))
        )
          end += more[0].length;
        yield { start, end, type: 'SECRET', shape: 1 };
      }
    }
  },
};
