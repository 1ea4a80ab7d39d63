import type { LocalizedText } from '#kernel';
import { wib } from './moments.js';
import { readJson } from './read-data.js';
import { dated, type Rows } from './rows.js';
import { organisationId, programmeId, spaceId } from './sample-ids.js';
import type { ProgrammeFile } from './season-shell.js';

interface SpacesFile {
  readonly spaces: readonly {
    readonly key: string;
    readonly name: string;
    readonly regionCode: string;
    readonly state: string;
    readonly focusAreas: readonly string[];
    readonly facilities: readonly string[];
    readonly summary: LocalizedText;
  }[];
}

/** When the records of the programme begin (invented). */
const begun = wib('2020-01-31 09:00');

/** The organisation, its three spaces and its programme. */
export function addPlaces(rows: Rows): void {
  const { organisation, programme } = readJson<ProgrammeFile>('programme.json');
  rows.add('organisation', { id: organisationId, ...dated(begun), ...organisation });
  for (const space of readJson<SpacesFile>('spaces.json').spaces) {
    rows.add('space', {
      id: spaceId(space.key),
      ...dated(begun),
      organisation_id: organisationId,
      slug: space.key,
      name: space.name,
      summary: space.summary,
      region_code: space.regionCode,
      state: space.state,
      focus_areas: space.focusAreas,
      facilities: space.facilities,
    });
  }
  rows.add('programme', {
    id: programmeId,
    ...dated(begun),
    version: 1,
    organisation_id: organisationId,
    ...programme,
  });
}
