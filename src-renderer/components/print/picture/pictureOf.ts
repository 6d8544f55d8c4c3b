import type { ClientPeer } from '#shared/contract/peer.ts';
import { pngOfDrawing } from '../../../dom/picture/paintDrawing.ts';
import { readDrawing } from '../../../dom/picture/readDrawing.ts';
import { typeAtRest } from '../../../dom/type.ts';
import { svgText } from '../../../layout/picture/svg.ts';
import { outlinesFor } from './outlinesFor.ts';

/** What is on a stage as a picture, `scale` pixels for one of a style sheet, once its type has arrived. */
export async function pictureOf(
  stage: HTMLElement,
  title: string,
  scale: number,
  format: 'png' | 'svg',
  peer: ClientPeer,
): Promise<Blob> {
  await typeAtRest();
  const drawing = readDrawing(stage, title);
  if (format === 'png') return await pngOfDrawing(drawing, scale);
  return new Blob([svgText(drawing, scale, await outlinesFor(drawing, peer))], { type: 'image/svg+xml' });
}
