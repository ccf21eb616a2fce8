import * as z from 'zod';

// Zod compiles schemas with `new Function` where it may; the content security policy refuses that and would report
// each try as a violation. Every module that holds a schema imports this first: which file of the build a module ends up
// in, and so in what order they run, changes with what else is imported.
z.config({ jitless: true });
