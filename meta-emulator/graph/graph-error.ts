export type GraphErrorDetails = {
  message: string;
  code: number;
  type?: string;
  subcode?: number | undefined;
  status?: number;
  title?: string;
  userMessage?: string;
  isTransient?: boolean;
  /** The third word of `www-authenticate`. */
  challenge?: 'invalid_token' | 'invalid_code' | 'invalid_request';
};

/** A refusal in Meta's words. Almost all have status 400; see `statusOf`. */
export class GraphError extends Error {
  readonly details: GraphErrorDetails;

  constructor(details: GraphErrorDetails) {
    super(details.message);
    this.name = 'GraphError';
    this.details = details;
  }

  get status(): number {
    return this.details.status ?? statusOf(this.details.code);
  }

  /** `{"error":{...}}` */
  toBody(traceId: string): unknown {
    const { message, code, type, subcode, title, userMessage, isTransient } = this.details;
    return {
      error: {
        message,
        type: type ?? 'OAuthException',
        code,
        error_subcode: subcode,
        is_transient: isTransient,
        error_user_title: title,
        error_user_msg: userMessage,
        fbtrace_id: traceId,
      },
    };
  }

  get authenticateHeader(): string | undefined {
    const { type = 'OAuthException', message, code, challenge } = this.details;
    if (type !== 'OAuthException' || this.status >= 500) return undefined;
    const reason = challenge ?? (code === 190 ? 'invalid_token' : 'invalid_request');
    const words = message.replace(/[^\x20-\x7e]/g, '?').replaceAll('"', "'");
    return `OAuth "Facebook Platform" "${reason}" "${words}"`;
  }
}

function statusOf(code: number): number {
  if (code === 1) return 500;
  if (code === 2) return 503;
  if (code === 10 || (code >= 200 && code < 300)) return 403;
  return 400;
}

export function unsupported(verb: 'get' | 'post' | 'delete', id: string): GraphError {
  return new GraphError({
    code: 100,
    subcode: 33,
    type: 'GraphMethodException',
    message: `Unsupported ${verb} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
  });
}

export function badParameter(message: string): GraphError {
  return new GraphError({ code: 100, message: `(#100) ${message}` });
}

export function permissionMissing(message: string): GraphError {
  return new GraphError({ code: 200, message: `(#200) ${message}` });
}

export function unknownPath(path: string): GraphError {
  return new GraphError({ code: 2500, message: `Unknown path components: ${path}` });
}

export function pageTokenNeeded(): GraphError {
  return new GraphError({
    code: 190,
    subcode: 2069032,
    message: 'User Access Token Is Not Supported',
    title: 'User Access Token Is Not Supported',
    userMessage:
      'A Page access token is required for this call for the new Pages experience. Please see documentation for more information.',
  });
}
