import { useDashboardTexts, useTexts } from '../texts/use-texts.ts';
import type { Dimension } from './dimensions.ts';
import type { ShownSeries } from './group-series.ts';

/** How the values of a dimension are called. */
export function useSeriesName(
  dimension: Dimension,
): (series: Pick<ShownSeries, 'id' | 'name'>) => string {
  const { perDay } = useDashboardTexts();
  const sources: Readonly<Record<string, string>> = useTexts().leads.sources;
  return ({ id, name }) => {
    if (id === null) return perDay.rest;
    if (id === '') return perDay.none[dimension];
    if (dimension === 'source') return sources[id] ?? id;
    const shown = name === '' ? perDay.unnamed(id) : name;
    if (dimension !== 'connection') return shown;
    // A Page and its Instagram account have the same name.
    const [, platform = ''] = id.split(':');
    return [shown, sources[platform]].filter(Boolean).join(' · ');
  };
}
