import { Select } from 'antd';
import { useMemo, type CSSProperties, type ReactNode } from 'react';
import type { FieldTies } from '../shell/field.tsx';
import { placeFits, placeName, type Place } from './area-search.ts';
import { useAreas } from './areas.ts';

/** Picks a village (or a township) by part of its name or by code: typing a letter or two of each name is enough. */
export function AreaSelect(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
  readonly allowTownship?: boolean;
  readonly style?: CSSProperties;
  readonly ties?: FieldTies;
  readonly autoFocus?: boolean;
}): ReactNode {
  const townships = useAreas({ level: 'township' });
  const villages = useAreas({ level: 'village' });
  const places = useMemo(() => {
    const names = new Map(townships.map((area) => [area.code, area.name]));
    const list: Place[] = villages.map((area) => ({
      code: area.code,
      name: area.name,
      township: names.get(area.parentCode ?? '') ?? '',
    }));
    if (props.allowTownship) {
      list.push(...townships.map((area) => ({ code: area.code, name: area.name, township: area.name })));
      list.sort((a, b) => (a.code < b.code ? -1 : 1));
    }
    return list;
  }, [townships, villages, props.allowTownship]);
  const byCode = useMemo(() => new Map(places.map((place) => [place.code, place])), [places]);
  return (
    <Select
      aria-label={props.label}
      {...props.ties}
      placeholder={props.label}
      allowClear
      autoFocus={props.autoFocus ?? false}
      style={props.style ?? { width: '100%' }}
      value={props.value ?? null}
      onChange={(code: string | null | undefined) => props.onChange(code ?? undefined)}
      showSearch={{
        filterOption: (typed, option) => {
          const place = byCode.get(String(option?.value ?? ''));
          return place !== undefined && placeFits(place, typed);
        },
      }}
      options={places.map((place) => ({ value: place.code, label: placeName(place) }))}
    />
  );
}
