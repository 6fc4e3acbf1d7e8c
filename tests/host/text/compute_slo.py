"""Has slo-generator compute our files with counts of events given, and prints the reports as JSON.

Usage: compute_slo.py OBJECTIVE CONFIG GOOD VALID
"""

import json
import os
import sys

from slo_generator import compute, utils

objective, config, good, valid = sys.argv[1:]
os.environ["PROMETHEUS_URL"] = "http://localhost:9090"
slo = utils.load_config(objective)
shared = utils.load_config(config)
filter_good = slo["spec"]["service_level_indicator"]["filter_good"]


class Client:
    """Answers as Prometheus would."""

    def query(self, metric):
        # What slo-generator puts around a selector stays, the selector's last matcher tells which it is.
        is_good = filter_good.rsplit(",", 1)[-1].rstrip("}") in metric
        value = [0, good if is_good else valid]
        return json.dumps({"data": {"result": [{"value": value}]}})


print(json.dumps(compute.compute(slo, shared, timestamp=1_700_000_000, client=Client())))
