import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { RouteContract } from '../../kernel/route.ts';
import { completed, type OpenApiDocument } from './openapi.ts';
import { tagWords } from './tag-words.ts';

/**
 * The readable page of the interface at `/api/docs`, beside `/api/openapi.json`: every operation with who may call it, what it takes and
 * answers, and which refusals it knows. Made from the contracts themselves, without script.
 */
export function serveReference(app: FastifyInstance, contracts: readonly RouteContract[], title: string): void {
  let page: string | undefined;
  let document: OpenApiDocument | undefined;
  app.get('/api/openapi.json', { schema: { hide: true } }, () => {
    document ??= completed(app.swagger() as unknown as OpenApiDocument, contracts);
    return document;
  });
  app.get('/api/docs', { schema: { hide: true } }, (_request, reply) => {
    page ??= referencePage(contracts, title);
    return reply.type('text/html; charset=utf-8').send(page);
  });
}

export function referencePage(contracts: readonly RouteContract[], title: string): string {
  const tags = [...new Set(contracts.map((c) => c.tag))];
  const list = tags.map((tag) => `<li><a href="#${escape(tag)}">${escape(tagWords(tag))}</a></li>`).join('');
  const sections = tags
    .map(
      (tag) =>
        `<h2 id="${escape(tag)}">${escape(tagWords(tag))}</h2>${contracts
          .filter((c) => c.tag === tag)
          .map(operation)
          .join('')}`,
    )
    .join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title>
<style>body{font:15px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2933}h3{font:600 15px/1.6 ui-monospace,monospace;margin:1.5rem 0 .25rem}
code,pre{font:13px/1.5 ui-monospace,monospace;background:#f3f5f7}pre{padding:.75rem;overflow:auto}summary{cursor:pointer}small{color:#52606d}</style></head>
<body><h1>${escape(title)}</h1><p>机器可读 machine-readable: <a href="/api/openapi.json">/api/openapi.json</a></p>
<p>办事类请求（POST）须带 <code>Idempotency-Key</code>；对已有事物的办理须带 <code>If-Match</code>（所见版本），缺少答 428，过时答 412。错误为 <code>application/problem+json</code>。<br>
Acts (POST) carry an <code>Idempotency-Key</code>; acts on an existing thing carry <code>If-Match</code> with the version seen (428 when missing, 412 when stale). Errors are <code>application/problem+json</code>.</p>
<ul>${list}</ul>${sections}</body></html>`;
}

const callers = {
  open: '人人可用 open to all',
  party: '当事人凭查询码 a party by code',
  officer: '登录人员 signed-in officers',
} as const;

function operation(contract: RouteContract): string {
  const needs = [contract.act ? 'Idempotency-Key' : '', contract.onExisting ? 'If-Match' : '']
    .filter(Boolean)
    .join(', ');
  const roles = contract.roles?.length ? `: ${contract.roles.map(escape).join(', ')}` : '';
  const parts = (['params', 'query', 'body', 'reply'] as const)
    .map((part) => shape(part, contract[part], contract.media))
    .join('');
  const refusals = contract.refusals?.length
    ? `<p><small>拒绝 refusals: ${contract.refusals.map((r) => `<code>${escape(r)}</code>`).join(' ')}</small></p>`
    : '';
  return `<h3 id="${escape(contract.operationId)}">${contract.method} ${escape(contract.path)}</h3>
<p><b>${escape(contract.operationId)}</b> ${escape(contract.summary.zh)} · ${escape(contract.summary.en)}<br><small>${callers[contract.who]}${roles}${needs ? ` · ${needs}` : ''} · ${contract.status ?? 200}</small></p>${parts}${refusals}`;
}

function shape(name: string, schema: z.ZodType | undefined, media: readonly string[] | undefined): string {
  if (!schema) return '';
  if (name === 'reply' && media) return `<p><small>${media.map(escape).join(', ')}</small></p>`;
  const json = z.toJSONSchema(schema, { io: name === 'reply' ? 'output' : 'input', unrepresentable: 'any' });
  return `<details><summary>${name}</summary><pre>${escape(JSON.stringify(json, null, 2))}</pre></details>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
