"""What is asked about the interpreter and its machine: `gc`, which has nothing to do here, and `platform`."""

import platform


def collect(generation=2):
    """When an object goes must not depend on the runs before: nothing is collected in a run."""
    return 0


GC = {"collect": collect, "enable": lambda: None, "disable": lambda: None, "isenabled": lambda: True, "freeze": lambda: None, "unfreeze": lambda: None,
      "get_count": lambda: (0, 0, 0), "get_threshold": lambda: (2000, 10, 0), "set_threshold": lambda *threshold: None}
PLATFORM = {
    "python_version": platform.python_version, "python_version_tuple": platform.python_version_tuple, "python_implementation": lambda: "CPython",
    "system": lambda: "Linux", "node": lambda: "localhost", "release": lambda: "", "version": lambda: "", "machine": lambda: "wasm32",
    "processor": lambda: "", "architecture": lambda *_: ("32bit", ""), "platform": lambda *_: "Linux-wasm32",
}
