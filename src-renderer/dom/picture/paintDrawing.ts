import type { Drawing, DrawnLine } from '../../layout/picture/drawing.ts';
import { fontOf } from './ground.ts';

/**
 * A drawing as a PNG, `scale` pixels for one of its own, by the faces that the window has loaded. Throws where the
 * browser has no room for a picture of this size.
 */
export async function pngOfDrawing(drawing: Drawing, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(drawing.width * scale);
  canvas.height = Math.round(drawing.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The picture is too large.');
  context.setTransform(canvas.width / drawing.width, 0, 0, canvas.height / drawing.height, 0, 0);
  context.fillStyle = drawing.colour;
  context.fillRect(0, 0, drawing.width, drawing.height);
  for (const shape of drawing.shapes) {
    if (shape.kind === 'box') {
      context.fillStyle = shape.colour;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
    } else if (shape.kind === 'line') paintLine(shape, context);
    else {
      const image = new Image();
      image.src = shape.address;
      await image.decode();
      context.drawImage(image, shape.x, shape.y, shape.width, shape.height);
    }
  }
  return await new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))),
      'image/png',
    );
  });
}

function paintLine({ face, colour, y, letters }: DrawnLine, context: CanvasRenderingContext2D): void {
  context.font = fontOf(face);
  context.fillStyle = colour;
  context.textAlign = 'left';
  for (const { text, x, runsLeft } of letters) {
    context.direction = runsLeft ? 'rtl' : 'ltr';
    context.fillText(text, x, y);
  }
}
