"""A command's time and peak memory, as one line of JSON: {"seconds", "peak_rss_mb"}.

    python3 run_command.py COMMAND...
"""
import json
import resource
import subprocess
import sys
import time

start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(json.dumps({"seconds": round(time.perf_counter() - start, 3),
                  "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)}))
