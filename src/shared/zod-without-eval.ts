import * as z from 'zod';

// Zod compiles schemas with `new Function` where it may; the content security policy refuses that and would report
// each try as a violation. Imported before any module that holds a schema.
z.config({ jitless: true });
