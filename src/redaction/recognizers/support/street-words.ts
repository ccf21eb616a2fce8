/** Kinds of streets in English, long and short, as alternatives of a regular expression that ignores case. */
export const streetWords =
  'street|str|st|avenue|ave?|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|square|sq|terrace|ter|way|close|crescent|cres|parkway|pkwy|highway|hwy|trail|trl|circle|cir|alley|grove|gardens|mews|row|walk|hill|rise|view|quay|wharf|park|green|parade|pde|esplanade|loop|run|pike|turnpike|expressway|plaza|marg|nagar|colony|ridge|heights|crossing|bend|path|point|bypass|vale|broadway|freeway|route|rte';
