/**
 * Which build of the client a page is of: 12 hex digits over its sources, as the build wrote them into the bundle and beside
 * it. A page says it in the handshake of its socket (`auth.build`) and is refused with `outdated` where the server serves
 * another one; whoever names none (a program, a page in development) is not asked. Answers of `/api` carry the server's in
 * this header, but for those that a browser keeps, and the page compares.
 */
export const buildHeader = 'x-poste-restante-build';
