import { useCallback, useRef, useState } from 'react';
import type { WantedRegion } from '#shared/model/draft.ts';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import { useApplication } from '../../state/application.ts';
import { useSeen } from '../base/useSeen.ts';
import { DrawnPage, type DrawPage } from '../facsimile/drawing/DrawnPage.tsx';
import { drawPdfPage } from '../facsimile/drawing/pdf.ts';
import { usePageSheet } from './usePageSheet.ts';

interface RegionPictureProps {
  readonly issueId: string;
  readonly region: WantedRegion;
}

/** So wide a part of a PDF's page is drawn, in CSS pixels: as wide as the panel it is seen in. */
const drawnWidth = 340;
/** A picture that does not come is asked for once more: its address may have changed with the file. */
const tries = 2;

/** The marked part of a page, cut out of its picture once it comes near the window; nothing where there is no picture. */
export function RegionPicture({ issueId, region }: RegionPictureProps) {
  const { pageSheets, files } = useApplication();
  const holder = useRef<HTMLSpanElement>(null);
  const isSeen = useSeen(holder);
  const [broken, setBroken] = useState(0);
  const sheet = usePageSheet(issueId, isSeen && broken < tries ? region.page : null, broken);
  const onBroken = useCallback(() => {
    pageSheets.forget(issueId);
    setBroken((count) => count + 1);
  }, [pageSheets, issueId]);
  const ratio = sheet && (region.width * sheet.width) / (region.height * sheet.height);
  return (
    <span
      ref={holder}
      className="region-picture"
      data-empty={(sheet !== null && sheet.pictureUrl === null) || broken >= tries || undefined}
      style={ratio ? { '--ratio': ratio } : undefined}
    >
      {sheet?.pictureUrl && (
        <Cutout
          key={sheet.pictureUrl}
          url={files.address(sheet.pictureUrl)}
          image={sheet.image}
          region={region}
          onBroken={onBroken}
        />
      )}
    </span>
  );
}

interface CutoutProps {
  readonly url: string;
  readonly image: FacsimileSheet['image'];
  readonly region: WantedRegion;
  readonly onBroken: () => void;
}

function Cutout({ url, image, region, onBroken }: CutoutProps) {
  const { x, y, width, height } = region;
  const pdfPage = image?.kind === 'pdf' ? image.pdfPage : null;
  const draw = useCallback<DrawPage>(
    (pixels, signal) => {
      const part = { left: x / 100, top: y / 100, width: width / 100, height: height / 100 };
      return drawPdfPage(url, pdfPage ?? 1, pixels, signal, part);
    },
    [url, pdfPage, x, y, width, height],
  );
  if (pdfPage !== null) return <DrawnPage className="" width={drawnWidth} draw={draw} onBroken={onBroken} />;
  return (
    <img
      src={url}
      alt=""
      draggable={false}
      decoding="async"
      onError={onBroken}
      style={{
        width: `${(100 / width) * 100}%`,
        height: `${(100 / height) * 100}%`,
        left: `${(-x / width) * 100}%`,
        top: `${(-y / height) * 100}%`,
      }}
    />
  );
}
