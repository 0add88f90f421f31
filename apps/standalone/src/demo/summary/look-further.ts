import kleur from 'kleur';
import { type Access, FACE_NAMES, facesOf } from './faces.js';
import { type Period } from './questions.js';
import { wrap } from './text.js';

const WIDTH = 80;
const AUTHENTICATION =
  'The key is the bearer token of each request, and for OData the password. It opens this demo and nothing else.';

/** Where to go on from the page: an address or a command for every face of the numbers. */
export function lookFurther(access: Access, period: Period): string[] {
  const faces = facesOf(access, period);
  return [
    ...wrap(AUTHENTICATION, WIDTH),
    ...FACE_NAMES.flatMap((name) => {
      const { says, url = '', opensIn, command } = faces[name];
      return [
        kleur.dim(`# ${says}`),
        ...(opensIn === undefined ? [] : [url]),
        ...(command === undefined ? [] : command.split('\n')),
      ];
    }),
  ];
}
