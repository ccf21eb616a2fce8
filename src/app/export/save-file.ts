/** Gives the person a file, as a download. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address when the click is handled, which is later than now.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
