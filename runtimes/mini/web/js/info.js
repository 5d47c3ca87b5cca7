// Made from the engine's info by the test of this crate (ANYPY_UPDATE=1).

export const info = {"name":"mini","version":"0.1.0","python":"3.13","level":"core","downloadBytes":0,"capabilities":{"modules":["builtins","gc","js","math","sys","time"],"packages":true,"binaryPackages":false,"syncSleep":true,"topLevelAwait":true,"interrupt":true,"limits":true,"threads":false,"files":true}};
