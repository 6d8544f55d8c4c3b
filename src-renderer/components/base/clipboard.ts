/**
 * Puts text on the clipboard. Where the host denies the asynchronous clipboard, the older way by a copy
 * event still works inside a key press or click.
 */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    const onCopy = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy, { once: true });
    const copied = document.execCommand('copy');
    document.removeEventListener('copy', onCopy);
    if (!copied) throw error;
  }
}
