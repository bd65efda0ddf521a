const names = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

/** Is this host, as an address or a setting names it, the machine itself? */
export const isLoopback = (host: string): boolean => names.has(host)
