/**
 * Whether a Content-Security-Policy lets its scripts connect to an origin. None at all lets them connect to anything; of a
 * policy that this cannot read it says so, too.
 *
 * @param policy the header's value, perhaps of several policies behind commas; all of them have to let it out
 */
export function letsOut(policy: string | null, origin: string): boolean {
  return (policy ?? '').split(',').every((one) => onePolicyLetsOut(one, origin));
}

function onePolicyLetsOut(policy: string, origin: string): boolean {
  const directives = new Map<string, readonly string[]>();
  for (const directive of policy.split(';')) {
    const [name, ...sources] = directive.trim().toLowerCase().split(/\s+/);
    // Of two with one name the first one counts (CSP 3, 2.2.1).
    if (name !== undefined && name !== '' && !directives.has(name)) directives.set(name, sources);
  }
  const sources = directives.get('connect-src') ?? directives.get('default-src');
  return sources === undefined || sources.some((source) => matches(source, origin));
}

function matches(source: string, origin: string): boolean {
  if (source.startsWith("'")) return false;
  const { protocol, host, hostname } = new URL(origin);
  if (source === '*' || source === protocol) return true;
  const [, scheme = null, name = '', port = null] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/:]+)(?::([\d*]+))?/.exec(source) ?? [];
  if (scheme !== null && `${scheme}:` !== protocol) return false;
  if (port !== null && port !== '*' && `${name}:${port}` !== host) return false;
  return name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : name === hostname;
}
