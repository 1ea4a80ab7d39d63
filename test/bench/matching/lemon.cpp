// Reads an instance from a binary file and reports the CPU time and memory of LEMON's network simplex on it.
// Layout (32-bit integers): mentoring, n, m, arcs, k[n], lo[m], hi[m], rowPtr[n + 1], col[arcs], w[arcs], then P1 and P2
// (64-bit) and the number of repetitions (32-bit).
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <vector>

using namespace lemon;
typedef NetworkSimplex<SmartDigraph, int, long long> Simplex;

static FILE* file;

template <class T> static std::vector<T> values(size_t count) {
  std::vector<T> found(count);
  if (count > 0 && fread(found.data(), sizeof(T), count, file) != count) exit(2);
  return found;
}

static double cpuMs() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static long statusKb(const char* key) {
  FILE* status = fopen("/proc/self/status", "r");
  char line[256];
  long kb = 0;
  while (status && fgets(line, sizeof line, status))
    if (!strncmp(line, key, strlen(key))) kb = atol(line + strlen(key));
  if (status) fclose(status);
  return kb;
}

int main(int, char** argv) {
  file = fopen(argv[1], "rb");
  if (!file) return 2;
  const auto head = values<int>(4);
  const int mentoring = head[0], n = head[1], m = head[2], arcs = head[3];
  const auto k = values<int>(n), lo = values<int>(m), hi = values<int>(m), rowPtr = values<int>(n + 1);
  const auto col = values<int>(arcs), w = values<int>(arcs);
  const auto penalty = values<long long>(2);
  const int repetitions = values<int>(1)[0];
  const long before = statusKb("VmRSS:");

  SmartDigraph graph;
  graph.reserveNode(n + m + 1);
  graph.reserveArc(arcs + m + 2 * n);
  for (int v = 0; v <= n + m; v++) graph.addNode();
  const SmartDigraph::Node sink = graph.nodeFromId(n + m);
  SmartDigraph::ArcMap<int> lower(graph), upper(graph);
  SmartDigraph::ArcMap<long long> cost(graph);
  SmartDigraph::NodeMap<int> supply(graph);
  auto add = [&](int from, int to, int low, int high, long long price) {
    const SmartDigraph::Arc arc = graph.addArc(graph.nodeFromId(from), graph.nodeFromId(to));
    lower[arc] = low;
    upper[arc] = high;
    cost[arc] = price;
  };
  long long seats = 0;
  for (int i = 0; i < n; i++) {
    for (int a = rowPtr[i]; a < rowPtr[i + 1]; a++) add(i, n + col[a], 0, 1, -(long long)w[a]);
    if (mentoring && k[i] > 1) add(i, n + m, 0, k[i] - 1, penalty[1]);
    if (mentoring && k[i] > 0) add(i, n + m, 0, 1, penalty[0]);
    supply[graph.nodeFromId(i)] = k[i];
    seats += k[i];
  }
  for (int j = 0; j < m; j++) add(n + j, n + m, lo[j], hi[j], 0);
  supply[sink] = -seats;

  std::vector<double> times;
  long long total = 0;
  int status = 0;
  for (int run = 0; run < repetitions; run++) {
    Simplex simplex(graph);
    simplex.lowerMap(lower).upperMap(upper).costMap(cost).supplyMap(supply);
    const double start = cpuMs();
    status = simplex.run() == Simplex::OPTIMAL ? 1 : 0;
    times.push_back(cpuMs() - start);
    total = status ? simplex.totalCost<long long>() : 0;
  }
  printf("{\"optimal\":%d,\"objective\":\"%lld\",\"bytes\":%ld,\"ms\":[", status, -total, (statusKb("VmHWM:") - before) * 1024);
  for (size_t run = 0; run < times.size(); run++) printf("%s%.3f", run ? "," : "", times[run]);
  printf("]}\n");
  return 0;
}
