import '../shared/zod-without-eval.ts';
import * as z from 'zod';

/** How a server is spoken to. */
export const protocols = ['openai-chat', 'anthropic-messages'] as const;

/** Where a server stands: `private` is run by the organisation itself. */
export const outsideTiers = ['private', 'frontier'] as const;

const price = z.number().min(0).max(10_000);

const modelSchema = z.strictObject({
  /** As the server knows it: `gpt-5-mini`, `qwen3:8b`. */
  id: z.string().trim().min(1).max(200),
  /** Largest answer that is asked for, in tokens. */
  maxOutputTokens: z.int().min(16).max(64_000).default(1024),
  /** US dollars a million tokens. Where they are left out, the table of prices is asked; where it has none, nothing is known. */
  price: z.strictObject({ inputUsd: price, outputUsd: price }).optional(),
});

/** A server outside, as `stayput.config.json` names it. */
export const destinationSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and hyphens, 32 at most'),
  /** What a person sees. */
  name: z.string().trim().min(1).max(80),
  tier: z.enum(outsideTiers),
  protocol: z.enum(protocols),
  /** What the protocol's path is put behind: `https://openrouter.ai/api/v1`. */
  baseUrl: z
    .string()
    .refine(isBaseUrl, 'must be https:// (http:// on this machine only), without a user, a query or a fragment'),
  models: z.array(modelSchema).min(1).max(50),
  /** A server without keys, such as an own gateway that lets the network in. */
  needsKey: z.boolean().default(true),
  /**
   * SHA-256 of the only key that may be used, in hex: with it, nobody who takes over the page can send to an account of
   * their own at the same server.
   */
  keySha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits')
    .optional(),
});

export type Destination = z.infer<typeof destinationSchema>;
export type OutsideModel = Destination['models'][number];
export type Protocol = Destination['protocol'];
export type OutsideTier = Destination['tier'];

/** All of a deployment's destinations; each id stands for one. */
export const destinationsSchema = z
  .array(destinationSchema)
  .max(20)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'must have ids of their own');

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLocal);
  return isSafe && [username, password, search, hash].every((part) => part === '') && !/[*?#\s'";,()]/.test(text);
}
