import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { ROOT } from './testing/platform';

const read = (file: string) => readFileSync(join(ROOT, 'docker', file), 'utf8');

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string; readonly target: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
  readonly healthcheck?: object;
  readonly cap_drop?: readonly string[];
  readonly read_only?: boolean;
}

interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly automountServiceAccountToken: boolean;
        readonly securityContext: { readonly runAsNonRoot: boolean };
        readonly containers: readonly {
          readonly env: readonly { readonly name: string }[];
          readonly securityContext: object;
        }[];
      };
    };
    readonly scaleTargetRef?: { readonly name: string };
    readonly triggers?: readonly { readonly metadata: { readonly query: string } }[];
  };
}

describe('docker/Dockerfile', () => {
  const stages = read('Dockerfile')
    .split(/^FROM /m)
    .slice(1);

  it('builds on a pinned version, and runs as somebody who is not root', () => {
    expect(read('Dockerfile')).toMatch(/^ARG NODE=node:\d+\.\d+\.\d+-\S+$/m);
    const runtime = stages.find((stage) => /^\S+ AS runtime/.test(stage))!;
    expect(runtime).toMatch(/^USER node$/m);
    for (const target of ['worker', 'api']) {
      const stage = stages.find((each) => each.startsWith(`runtime AS ${target}`))!;
      expect(stage).toMatch(/^HEALTHCHECK /m);
      expect(stage).not.toMatch(/^USER /m);
      const [, script] = /^CMD \["node", "(.*)"\]$/m.exec(stage)!;
      expect(existsSync(join(ROOT, script!))).toBe(true);
    }
  });

  it('copies what there is', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY --from=build \/heddle\/(\S+) /gm)];
    const missing = copied.map(([, path]) => path!).filter((path) => !existsSync(join(ROOT, path)));
    expect([copied.length > 3, missing]).toEqual([true, []]);
  });
});

describe('docker/compose.yaml', () => {
  const { services, networks } = parse(read('compose.yaml')) as {
    readonly services: Readonly<Record<string, ComposeService>>;
    readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  };

  it('pins what it does not build, and watches over it', () => {
    const images = Object.values(services).filter(({ build }) => build === undefined);
    for (const { image, healthcheck } of images) {
      expect(image).toMatch(/:\d+\.\d+(\.\d+)?-/);
      expect(healthcheck).toBeDefined();
    }
  });

  it('builds targets that there are', () => {
    const targets = Object.values(services).flatMap(({ build }) => build?.target ?? []);
    for (const target of targets) expect(read('Dockerfile')).toContain(` AS ${target}\n`);
    expect(targets).toEqual(['api', 'worker']);
  });

  it('lets workers know no database and no network but the one of the queue', () => {
    const worker = services['worker']!;
    expect(Object.keys(worker.environment!)).not.toContain('DATABASE_URL');
    expect(worker.networks).toEqual(['queue']);
    expect(networks['queue']!.internal).toBe(true);
    expect(services['postgres']!.networks).not.toContain('queue');
    expect(worker).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});

describe('docker/kubernetes.yaml', () => {
  const documents = parseAllDocuments(read('kubernetes.yaml')).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Workload;
  });
  const deployments = documents.filter(({ kind }) => kind === 'Deployment');

  it('runs nothing as root, and gives nothing the way to the cluster', () => {
    expect(deployments.map(({ metadata }) => metadata.name)).toEqual(['api', 'worker']);
    for (const { spec } of deployments) {
      const pod = spec.template.spec;
      expect([pod.securityContext.runAsNonRoot, pod.automountServiceAccountToken]).toEqual([true, false]);
      for (const container of pod.containers) {
        expect(container.securityContext).toMatchObject({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
        });
      }
    }
  });

  it('lets workers know no database, and scales them on the length of the queue', () => {
    const worker = deployments[1]!.spec.template.spec.containers[0]!;
    expect(worker.env.map(({ name }) => name)).not.toContain('DATABASE_URL');
    const scaler = documents.find(({ kind }) => kind === 'ScaledObject')!.spec;
    expect(scaler.scaleTargetRef).toEqual({ name: 'worker' });
    const metrics = readFileSync(join(ROOT, 'apps/api/src/seeing/metrics.ts'), 'utf8');
    const [metric] = /heddle_\w+/.exec(scaler.triggers![0]!.metadata.query)!;
    expect(metrics).toContain(`'${metric}'`);
  });
});
