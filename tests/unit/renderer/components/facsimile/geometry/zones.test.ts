import { describe, expect, it } from 'vitest';
import type { Zone } from '#shared/model/facsimile.ts';
import {
  articleAtPoint,
  zonesByArticle,
} from '../../../../../../src-renderer/components/facsimile/geometry/zones.ts';

const zone = (articleId: string, left: number, top: number, width: number, height: number): Zone => ({
  articleId,
  box: { left, top, width, height },
});

const zones = [zone('lead', 0, 0, 1, 0.5), zone('boxed', 0.4, 0.2, 0.2, 0.1), zone('lead', 0, 0.5, 0.5, 0.4)];

describe('zones', () => {
  it('name the article at a point, the inner one where one lies inside another', () => {
    expect(articleAtPoint(zones, { x: 0.1, y: 0.1 })).toBe('lead');
    expect(articleAtPoint(zones, { x: 0.5, y: 0.25 })).toBe('boxed');
    expect(articleAtPoint(zones, { x: 0.9, y: 0.9 })).toBeNull();
  });

  it('belong to one article together, in the order in which articles come', () => {
    const articles = zonesByArticle(zones);
    expect(articles.map(({ articleId }) => articleId)).toEqual(['lead', 'boxed']);
    expect(articles[0]?.boxes).toHaveLength(2);
    expect(articles[0]?.bounds).toEqual({ left: 0, top: 0, width: 1, height: 0.9 });
  });
});
