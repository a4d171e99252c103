// Who may do what, operation by operation, told by hand: a new operation without a row fails, a row without an operation too.
import { administration } from './matrix/of-administration.ts';
import { acts, reads } from './matrix/of-matters.ts';
import { dossier, mediation } from './matrix/of-mediation.ts';
import { byOfficers } from './matrix/of-officers.ts';
import { byResidents } from './matrix/of-residents.ts';
import { windowRows } from './matrix/of-windows.ts';
import type { Row } from './matrix/row.ts';

export const rows: readonly Row[] = [
  ...windowRows,
  ...acts,
  ...reads,
  ...mediation,
  ...dossier,
  ...byOfficers,
  ...administration,
  ...byResidents,
];
