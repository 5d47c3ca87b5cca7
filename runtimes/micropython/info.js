// What the loader selects by. The modules are those that are built into the npm package.

export const info = {
  name: "micropython",
  version: "1.27.0",
  python: "3.4",
  level: "dialect",
  downloadBytes: 195000,
  capabilities: {
    modules: (
      "array asyncio binascii builtins cmath collections deflate errno framebuf gc hashlib heapq io js jsffi json math " +
      "micropython os platform random re select struct sys time uctypes vfs"
    ).split(" "),
    packages: true,
    binaryPackages: false,
    syncSleep: false,
    topLevelAwait: true,
    interrupt: false,
    limits: false,
    threads: false,
    files: true,
  },
};
