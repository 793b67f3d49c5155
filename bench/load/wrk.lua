-- Rotates through the bodies in the file named by BODIES, one JSON text a line.
local bodies = {}
for line in io.lines(os.getenv("BODIES")) do bodies[#bodies + 1] = line end

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Accept"] = "application/json"

local next = 0
request = function()
  next = next % #bodies + 1
  return wrk.format("POST", "/graphql", nil, bodies[next])
end

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "RESULT {\"requests\":%d,\"seconds\":%.6f,\"bytes\":%d,\"errors\":%d,\"p50\":%.3f,\"p99\":%.3f}\n",
    summary.requests, summary.duration / 1e6, summary.bytes,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
