import { goBoolean, goPointer, goString, goStruct } from './go-type.js';

/** The body of `POST /api/pull`. */
export interface PullBody {
  model: string;
  /** An older spelling of `model`. */
  name: string;
  insecure: boolean;
  username: string;
  password: string;
  /** Undefined streams, as `true` does. */
  stream: boolean | undefined;
}

/** The body of `DELETE /api/delete`. */
export interface DeleteBody {
  model: string;
  /** An older spelling of `model`. */
  name: string;
}

/** The body of `POST /api/copy`. */
export interface CopyBody {
  source: string;
  destination: string;
}

export const pullBody = goStruct<PullBody>('api.PullRequest', {
  model: goString,
  name: goString,
  insecure: goBoolean,
  username: goString,
  password: goString,
  stream: goPointer(goBoolean),
});

export const deleteBody = goStruct<DeleteBody>('api.DeleteRequest', {
  model: goString,
  name: goString,
});

export const copyBody = goStruct<CopyBody>('api.CopyRequest', {
  source: goString,
  destination: goString,
});
