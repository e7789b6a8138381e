import { hostCovers, splitScopedHost } from '../model/host-name';
import { isTls } from '../model/protocol';
import type { Request, Simulator } from '../routing';
import type { Draft } from './draft';

/** Fills in the port that a draft leaves open and, where that is a gateway's TLS port, the SNI. */
export function complete(simulator: Simulator, draft: Draft): Request {
  if (draft.port !== undefined) return { ...draft, port: draft.port };
  const written = /:(\d{1,5})$/.exec(draft.host)?.[1];
  if (written !== undefined) return { ...draft, port: Number(written) };
  return 'gateway' in draft.from ? atGateway(simulator, draft) : atSidecar(simulator, draft);
}

function atGateway(simulator: Simulator, draft: Draft): Request {
  const host = draft.host.toLowerCase();
  const servers = simulator
    .proxy(draft.from)
    .config.servers.servers.filter(({ hosts }) => hosts.some((own) => hostCovers(splitScopedHost(own).host, host)));
  const secure = servers.find(({ spec }) => spec.tls?.mode !== undefined);
  if (secure !== undefined) return { ...draft, port: secure.port, tls: draft.tls ?? { sni: host } };
  if (draft.tls !== undefined) return { ...draft, port: 443 };
  return { ...draft, port: servers[0]?.port ?? 80 };
}

function atSidecar({ index }: Simulator, draft: Draft): Request {
  const namespace = 'workload' in draft.from ? draft.from.workload.namespace : '';
  const { domain } = index.mesh.config;
  const host = draft.host.toLowerCase();
  const names = [host, `${host}.${namespace}.svc.${domain}`, `${host}.svc.${domain}`, `${host}.${domain}`];
  const service = names.map((name) => index.servicesOf(name)[0]).find((found) => found !== undefined);
  const ports = (service?.ports ?? []).filter(({ protocol }) => protocol !== 'UDP');
  const secure = draft.tls !== undefined;
  const usual = secure ? 443 : 80;
  const [only] = ports;
  if (ports.length === 1 && only !== undefined) return { ...draft, port: only.number };
  if (ports.some(({ number }) => number === usual)) return { ...draft, port: usual };
  return { ...draft, port: ports.find(({ protocol }) => isTls(protocol) === secure)?.number ?? usual };
}
