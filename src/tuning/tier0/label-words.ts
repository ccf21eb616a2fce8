/**
 * The words that a label's name is made of: "checkClaimStatus" and "check_claim-status" are both "check claim status". Names
 * that people give to intents tell as much as an example does, as long as there are few of those.
 */
export function labelWords(label: string): string {
  return label
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .trim();
}
