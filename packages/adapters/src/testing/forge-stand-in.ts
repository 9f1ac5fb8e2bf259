import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What goes wrong with one request; the next one is answered as it should be, unless there are more. */
export type ForgeFault =
  /** 503, nothing was done. */
  | 'unavailable'
  /** Asked too often. */
  | 'limited'
  /** The connection is cut before anything was done. */
  | 'cut'
  /** It was done, and the connection is cut before the answer. */
  | 'answerLost'
  /** It was done, and the answer never comes. */
  | 'answerHeld'
  /** No answer ever. */
  | 'silent';

export interface StoredRelease {
  readonly tag: string;
  readonly name: string;
  readonly body: string;
  readonly isPrerelease: boolean;
  /** As it was asked for; where the forge has a say in what is shown first. */
  readonly latest?: unknown;
}

/** A forge's API on loopback, as its documentation describes it, for one repository `shop/kiosk`. */
export interface ForgeStandIn {
  /** To be given as `publish.forge.url`. */
  readonly url: string;
  readonly releases: readonly StoredRelease[];
  /** Method and path of every request. */
  readonly requests: readonly string[];
  /** Tags that the repository has; null for every one that is asked for. */
  tags: readonly string[] | null;
  /** Somebody else makes this release right before ours arrives. */
  rival: StoredRelease | null;
  /** Whether the person behind the token may write, as GitHub says it. */
  mayPush: boolean;
  /** Whether the token is an app's, as GitHub says it. */
  isApp: boolean;
  /** How many callers wait for an answer that never comes. */
  readonly held: number;
  /** Faults of the next requests that look, and of the next that make something. */
  readonly faults: { readonly look: ForgeFault[]; readonly make: ForgeFault[] };
  close(): Promise<void>;
}

export const STAND_IN = { repository: 'shop/kiosk', token: 'a-secret-token' } as const;

interface Call {
  readonly method: string;
  /** Decoded parts after the API's own prefix. */
  readonly path: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: IncomingMessage['headers'];
}
interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
interface State {
  readonly releases: StoredRelease[];
  readonly hasTag: (tag: string) => boolean;
  readonly takeRival: () => void;
  readonly address: string;
  readonly mayPush: boolean;
  readonly isApp: boolean;
}
interface Protocol {
  readonly prefix: string;
  readonly answer: (call: Call, state: State) => Answer;
  readonly limited: Answer;
}

const error = (status: number, message: string, more: object = {}): Answer => ({
  status,
  body: { message, ...more },
});

/** docs.github.com/en/rest/releases and /git/refs. */
const GITHUB: Protocol = {
  prefix: '',
  limited: { ...error(403, 'API rate limit exceeded'), headers: { 'x-ratelimit-remaining': '0' } },
  answer({ method, path: [area, owner, repo, ...rest], body, headers }, state) {
    if (headers.authorization !== `token ${STAND_IN.token}`) return error(401, 'Bad credentials');
    if (area === 'installation' && owner === 'repositories')
      return state.isApp
        ? { status: 200, body: { total_count: 1, repositories: [] } }
        : error(403, 'Forbidden');
    if (area !== 'repos' || `${owner}/${repo}` !== STAND_IN.repository) return error(404, 'Not Found');
    const shown = (release: StoredRelease) => ({
      tag_name: release.tag,
      name: release.name,
      html_url: `${state.address}/${STAND_IN.repository}/releases/tag/${release.tag}`,
    });
    if (method === 'GET' && rest.length === 0)
      return { status: 200, body: { full_name: STAND_IN.repository, permissions: { push: state.mayPush } } };
    if (method === 'GET' && rest[0] === 'releases' && rest[1] === 'tags') {
      const found = state.releases.find(({ tag }) => tag === rest[2]);
      return found === undefined ? error(404, 'Not Found') : { status: 200, body: shown(found) };
    }
    if (method === 'GET' && rest[0] === 'git' && rest[1] === 'ref') {
      const tag = rest[2]?.replace(/^tags\//, '') ?? '';
      return state.hasTag(tag) ? { status: 200, body: { ref: `refs/tags/${tag}` } } : error(404, 'Not Found');
    }
    if (method !== 'POST' || rest.join('/') !== 'releases') return error(404, 'Not Found');
    state.takeRival();
    const tag = String(body['tag_name']);
    if (String(body['body']).length > 125_000)
      return error(422, 'Validation Failed: body is too long (maximum is 125000 characters)');
    if (state.releases.some((release) => release.tag === tag))
      return error(422, 'Validation Failed', {
        errors: [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }],
      });
    const made = {
      tag,
      name: String(body['name']),
      body: String(body['body']),
      isPrerelease: body['prerelease'] === true,
      latest: body['make_latest'] ?? 'true',
    };
    state.releases.push(made);
    return { status: 201, body: shown(made) };
  },
};

/** docs.gitlab.com/api/releases. */
const GITLAB: Protocol = {
  prefix: '/api/v4',
  limited: { status: 429, body: 'Retry later', headers: { 'retry-after': '1' } },
  answer({ method, path: [area, project, kind, named], body, headers }, state) {
    if (headers['private-token'] !== STAND_IN.token) return error(401, '401 Unauthorized');
    if (area !== 'projects' || project !== STAND_IN.repository) return error(404, '404 Project Not Found');
    if (method === 'GET' && kind === undefined)
      return { status: 200, body: { path_with_namespace: STAND_IN.repository } };
    if (kind !== 'releases') return error(404, '404 Not Found');
    const shown = (release: StoredRelease) => ({
      tag_name: release.tag,
      _links: { self: `${state.address}/${STAND_IN.repository}/-/releases/${release.tag}` },
    });
    if (method === 'GET' && named !== undefined) {
      const found = state.releases.find(({ tag }) => tag === named);
      return found === undefined ? error(404, '404 Not Found') : { status: 200, body: shown(found) };
    }
    if (method !== 'POST') return error(405, '405 Not Allowed');
    state.takeRival();
    const tag = String(body['tag_name']);
    if (String(body['description']).length > 1_000_000)
      return error(400, 'Description is too long (maximum is 1000000 characters)');
    if (state.releases.some((release) => release.tag === tag)) return error(409, 'Release already exists');
    if (!state.hasTag(tag) && body['ref'] === undefined) return error(422, 'Ref is not specified');
    const made = {
      tag,
      name: String(body['name']),
      body: String(body['description']),
      isPrerelease: false,
    };
    state.releases.push(made);
    return { status: 201, body: shown(made) };
  },
};

export const startGithubStandIn = (): Promise<ForgeStandIn> => start(GITHUB);
export const startGitlabStandIn = (): Promise<ForgeStandIn> => start(GITLAB);

async function start(protocol: Protocol): Promise<ForgeStandIn> {
  const releases: StoredRelease[] = [];
  const requests: string[] = [];
  let held = 0;
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    requests.push(`${method} ${decodeURIComponent(path)}`);
    const sent = await text(request);
    const fault = (method === 'GET' ? standIn.faults.look : standIn.faults.make).shift();
    const done = (): Answer => {
      const parts = new URL(path, standIn.url).pathname.slice(protocol.prefix.length + 1).split('/');
      const body = sent === '' ? {} : (JSON.parse(sent) as Record<string, unknown>);
      const call = { method, path: parts.map(decodeURIComponent), body, headers: request.headers };
      return protocol.answer(call, {
        releases,
        hasTag: (tag) => standIn.tags === null || standIn.tags.includes(tag),
        takeRival: () => {
          if (standIn.rival !== null) releases.push(standIn.rival);
          standIn.rival = null;
        },
        address: standIn.url,
        mayPush: standIn.mayPush,
        isApp: standIn.isApp,
      });
    };
    if (fault === 'silent') {
      held += 1;
      return void response.on('close', () => {
        held -= 1;
      });
    }
    if (fault === 'cut') return void request.socket.destroy();
    if (fault === 'answerHeld') return void done();
    if (fault === 'answerLost') {
      done();
      return void request.socket.destroy();
    }
    if (fault === 'unavailable') return send(response, error(503, 'Service Unavailable'));
    send(response, fault === 'limited' ? protocol.limited : done());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: ForgeStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    releases,
    requests,
    tags: null,
    rival: null,
    mayPush: true,
    isApp: false,
    get held() {
      return held;
    },
    faults: { look: [], make: [] },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standIn;
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const isText = typeof body === 'string';
  response
    .writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
    .end(isText ? body : JSON.stringify(body));
}
