/** What a paste brings: its files, or its text as a file; nothing when it is meant for a text box. */
export function pastedFiles(event: ClipboardEvent, now: Date): readonly File[] {
  const isForTextBox = event.target instanceof Element && event.target.closest('input, textarea') !== null;
  const { clipboardData } = event;
  if (isForTextBox || clipboardData === null) return [];
  if (clipboardData.files.length > 0) return [...clipboardData.files];
  const text = clipboardData.getData('text/plain');
  if (text.trim() === '') return [];
  const stamp = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return [new File([text], `Pasted text ${stamp}.txt`, { type: 'text/plain' })];
}
