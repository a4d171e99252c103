// Floors and doors of architecture: calls go down, events go up; a module is entered only by its doors; pure files stay pure.
const modules = {
  places: 1,
  people: 2,
  matters: 3,
  funds: 3,
  disputes: 4,
  coordination: 4,
  safety: 4,
  support: 4,
  community: 4,
  intake: 5,
  desk: 6,
  responsibility: 6,
  insights: 6,
};
const names = Object.keys(modules);
const world = '(index|routes|commands|queries|store|reactions|jobs|testing)';

const floors = names.map((name) => ({
  name: `floor-of-${name}`,
  comment: 'A module may know only modules on lower floors; peers never import each other.',
  severity: 'error',
  from: { path: `^server/modules/${name}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: `^server/modules/(${names.filter((other) => other !== name && modules[other] >= modules[name]).join('|') || 'none'})/`,
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...floors,
    {
      name: 'doors-of-modules',
      comment: 'Another module is entered by index.ts (server), contract.ts and what is pure behind it.',
      severity: 'error',
      from: { path: '^server/modules/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: `^server/modules/(?!$1/)[^/]+/${world}(/|\\.ts$)`, pathNot: '/index\\.ts$' },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^server/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^server/kernel/|node_modules/zod' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^server/platform/', pathNot: '\\.test\\.ts$|/testing\\.ts$' },
      to: { path: '^server/(modules|practice|app|main)' },
    },
    {
      name: 'pure-stays-pure',
      comment: 'In a module only the closed list of names may touch the world.',
      severity: 'error',
      from: { path: '^server/modules/[^/]+/', pathNot: `^server/modules/[^/]+/${world}(/|\\.ts$)|\\.test\\.ts$` },
      to: {
        path: `^server/platform/|^server/modules/[^/]+/${world}(/|\\.ts$)|node_modules/(pg|kysely|fastify|exceljs|sharp)/`,
        pathNot:
          '^server/platform/profile/(schema|axes|words|lookups|check-rules|matter-rules|roads|clock-rules|letters|office|copy-panels)\\.ts$|^server/platform/directory\\.ts$',
      },
    },
    {
      name: 'web-knows-contracts-only',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: `^server/(platform|practice|app|main)|^server/modules/[^/]+/${world}(/|\\.ts$)`,
        pathNot:
          '^server/platform/(files|messages|jobs|practice-clock)/contract\\.ts$|^server/platform/profile/axes\\.ts$',
      },
    },
    { name: 'bundles-apart', severity: 'error', from: { path: '^web/resident/' }, to: { path: '^web/(staff|field)/' } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?worker' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|node_modules/.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
