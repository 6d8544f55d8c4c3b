/** A colour as drawing programs know it. */
export interface PlainColour {
  /** `#rrggbb`. */
  readonly hex: string;
  /** 0 where there is none, 1 where nothing shows through. */
  readonly alpha: number;
}

const known = new Map<string, PlainColour>();
let dot: CanvasRenderingContext2D | null = null;

/** Any colour that a style sheet computes to (`color(srgb …)` too), laid on white where it lets something through. */
export function plainColour(css: string): PlainColour {
  const before = known.get(css);
  if (before) return before;
  dot ??= oneDot();
  const found = dot ? read(dot, css) : { hex: '#000000', alpha: 1 };
  known.set(css, found);
  return found;
}

function oneDot(): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  return canvas.getContext('2d', { willReadFrequently: true });
}

function read(context: CanvasRenderingContext2D, css: string): PlainColour {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const alpha = (context.getImageData(0, 0, 1, 1).data[3] ?? 0) / 255;
  context.fillStyle = '#fff';
  context.globalCompositeOperation = 'destination-over';
  context.fillRect(0, 0, 1, 1);
  context.globalCompositeOperation = 'source-over';
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  return { hex: `#${hex}`, alpha };
}
