// How fast is the catalogue's search with 100,000 services and 50 readers at once? Every kind of
// query beside the cheapest read there is, a service by its key, in the same run.
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "api/codec.h"
#include "api/services.h"
#include "server/demo_market.h"
#include "server/in_process.h"
#include "server/platform.h"
#include "server/search.h"

using namespace emc;
using namespace emc::server;

namespace {

using Timer = std::chrono::steady_clock;
constexpr int services = 100'000;
constexpr int readers = 50;
constexpr std::chrono::seconds duration{15};

void must(bool is_good, const std::string& what) {
    if (is_good) return;
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

std::string made_up_id(int number) { return std::format("01900000-0000-7000-8000-{:012}", number); }

// As if people had ordered and rated; some services are in demand, most are not.
Result<void> note_demand(Transaction& transaction, const std::string& service_id, int number) {
    const std::int64_t orders = 4000 / (1 + number % 977);
    const auto noted = transaction.run(
        "UPDATE service_item SET order_count=?2,merit=?3,rating_rank=?4 WHERE service_id=?1",
        service_id, orders, orders * 50 + number % 501, (100 + number % 400) * 1'000'000LL);
    if (!noted) return std::unexpected(noted.error());
    return {};
}

Result<void> add_institution(Transaction& transaction, int number, const ServiceItem& item) {
    const auto added = transaction.run(
        "INSERT INTO tenant(tenant_id,kind,name,uscc,region,status,created_at,updated_at)"
        " VALUES(?1,'institution',?2,?3,?4,'active',0,0)",
        item.institution_id, item.institution_name, std::to_string(number),
        item.institution_region);
    if (!added) return std::unexpected(added.error());
    return {};
}

Result<void> add_service(Transaction& transaction, int number) {
    const int institution = number / demo_services_each;
    ServiceItem item = demo_listed_service(institution, number % demo_services_each);
    item.service_id = made_up_id(number);
    item.institution_id = made_up_id(1'000'000 + institution);
    item.number = std::format("FW{:015}", number);
    item.listed_at = item.updated_at = 1'795'500'000'000 - number * 60'000LL;
    if (number % demo_services_each == 0) {
        if (const auto done = add_institution(transaction, institution, item); !done) return done;
    }
    if (const auto done = insert_service(transaction, item); !done) return done;
    return note_demand(transaction, item.service_id, number);
}

void fill(Database& database) {
    constexpr int at_once = 3000;
    for (int first = 0; first < services; first += at_once) {
        const auto filled = database.write([&](Transaction& transaction) -> Result<void> {
            for (int number = first; number < std::min(first + at_once, services); ++number) {
                if (const auto done = add_service(transaction, number); !done) return done;
            }
            return {};
        });
        must(filled.has_value(), filled ? "" : filled.error().detail);
    }
}

struct Kind {
    const char* name;
    std::vector<ServiceQuery> queries;
};

std::vector<Kind> kinds() {
    std::vector<Kind> all = {
        {"one character", {{.q = "税"}, {.q = "贷"}, {.q = "业"}, {.q = "展"}}},
        {"two characters", {{.q = "专利"}, {.q = "融资"}, {.q = "企业"}, {.q = "服务"}}},
        {"several words",
         {{.q = "专利 预警"},
          {.q = "企业 服务"},
          {.q = "长沙 财务 诊断"},
          {.q = "合同 服务 企业"}}},
        {"a long word", {{.q = "高新技术企业认定"}, {.q = "中小企业"}, {.q = "签订合同"}}},
        {"a Latin word", {{.q = "ISO9001"}, {.q = "5s"}, {.q = "iso9001 食品"}}},
        {"nothing found", {{.q = "量子 计算机"}, {.q = "区块链"}, {.q = "税务 冷链"}}},
        {"no words", {{}, {.category = "14"}, {.region = "430100"}}},
        {"category", {{.q = "服务", .category = "14"}, {.q = "培训", .category = "130800"}}},
        {"region", {{.q = "服务", .region = "430100"}, {.q = "专利", .region = "431300"}}},
        {"price", {{.q = "企业", .price_max_fen = 50'000}, {.price_max_fen = 20'000}}},
    };
    for (const EnumRow<ServiceSort>& sort : service_sort_rows) {
        all.push_back({sort.label.en.data(),
                       {{.q = "服务", .sort = sort.value},
                        {.q = "融资", .sort = sort.value},
                        {.q = "专利 机械", .sort = sort.value}}});
    }
    return all;
}

// In nanoseconds of this thread's own work.
double cpu_ns() {
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e9 + static_cast<double>(spent.tv_nsec);
}

struct Sample {
    double wall_ms = 0;
    double cpu_ms = 0;
};

template <class Action>
Sample timed(Action&& action) {
    const auto begun = Timer::now();
    const double cpu = cpu_ns();
    action();
    constexpr double ms_ns = 1e6;
    return {std::chrono::duration<double, std::milli>(Timer::now() - begun).count(),
            (cpu_ns() - cpu) / ms_ns};
}

using Samples = std::map<std::string, std::vector<Sample>>;

class Reader {
public:
    explicit Reader(Platform& platform) : platform_(platform), browser_(platform.handler()) {}

    std::string search(const ServiceQuery& query) {
        const HttpReply reply =
            browser_.send({.method = Method::Get,
                           .path = std::string(SearchServices::path) + encode_query(query)});
        must(reply.status == 200, reply.body);
        return reply.body;
    }
    void read(int number) {
        const auto found = platform_.context().database.read(
            [&](Snapshot& snapshot) { return find_service(snapshot, made_up_id(number)); });
        must(found.has_value() && found->has_value(), "no such service");
    }

private:
    Platform& platform_;
    InProcessBrowser browser_;
};

// What one reader does until the time is over: every query in turn, its second page, a service.
// Between two searches a reader waits for `pause`.
void read_on(Platform& platform, int first, std::chrono::milliseconds pause, Samples& samples) {
    Reader reader(platform);
    const std::vector<Kind> all = kinds();
    const auto end = Timer::now() + duration;
    for (int turn = first; Timer::now() < end; ++turn) {
        std::this_thread::sleep_for(pause);
        const Kind& kind = all[static_cast<std::size_t>(turn) % all.size()];
        ServiceQuery query =
            kind.queries[static_cast<std::size_t>(turn) / all.size() % kind.queries.size()];
        std::string body;
        samples[kind.name].push_back(timed([&] { body = reader.search(query); }));
        samples["by key"].push_back(timed([&] { reader.read(turn * 7919 % services); }));
        query.cursor = decode_text<ServicePage>(body).value_or(ServicePage{}).next_cursor;
        if (query.cursor.empty()) continue;
        samples["second page"].push_back(timed([&] { reader.search(query); }));
    }
}

void print(const std::string& name, std::vector<Sample> samples, double base_ms) {
    const auto part = [&](std::size_t hundredths) {
        return samples[samples.size() * hundredths / 100].wall_ms;
    };
    double cpu_ms = 0;
    for (const Sample& sample : samples) cpu_ms += sample.cpu_ms;
    cpu_ms /= static_cast<double>(samples.size());
    std::ranges::sort(samples, {}, &Sample::wall_ms);
    std::printf("%-16s %8zu %8.2f %8.2f %8.2f ms %9.3f ms CPU %7.1fx\n", name.c_str(),
                samples.size(), part(50), part(95), part(99), cpu_ms, cpu_ms / base_ms);
}

double mean_cpu_ms(const std::vector<Sample>& samples) {
    double sum = 0;
    for (const Sample& sample : samples) sum += sample.cpu_ms;
    return sum / static_cast<double>(samples.size());
}

void measure(Platform& platform, std::chrono::milliseconds pause) {
    std::printf("\n%d readers, each asks again %d ms after an answer:\n", readers,
                static_cast<int>(pause.count()));
    std::vector<Samples> own(readers);
    {
        std::vector<std::jthread> threads;
        for (int reader = 0; reader < readers; ++reader) {
            threads.emplace_back([&, reader] {
                read_on(platform, reader * 31, pause, own[static_cast<std::size_t>(reader)]);
            });
        }
    }
    Samples all;
    std::vector<Sample> searches;
    for (const Samples& samples : own) {
        for (const auto& [name, list] : samples) {
            all[name].append_range(list);
            if (name != "by key") searches.append_range(list);
        }
    }
    const double base = mean_cpu_ms(all["by key"]);
    std::printf("%-16s %8s %8s %8s %8s\n", "", "n", "p50", "p95", "p99");
    for (const auto& [name, list] : all) print(name, list, base);
    print("every search", searches, base);
}

// Every total is counted once, as it is long before fifty people search at once.
void warm_up(Platform& platform) {
    Reader reader(platform);
    for (const Kind& kind : kinds()) {
        for (const ServiceQuery& query : kind.queries) reader.search(query);
    }
}

// What the first of a kind costs after a change of the catalogue: its hits are counted anew.
void measure_counting(Platform& platform) {
    std::printf("\ncounted anew, one after the other:\n");
    for (const Kind& kind : kinds()) {
        for (const ServiceQuery& query : kind.queries) {
            std::int64_t total = 0;
            const Sample sample = timed([&] {
                CatalogueTotals totals;
                constexpr std::int64_t beyond = INT64_MAX;
                const auto found = platform.context().database.read([&](Snapshot& snapshot) {
                    return search(snapshot, totals, query, {beyond, beyond});
                });
                must(found.has_value(), "search failed");
                total = found->total;
            });
            std::printf("%-16s %9.2f ms CPU %8lld  %s\n", kind.name, sample.cpu_ms,
                        static_cast<long long>(total), encode_query(query).c_str());
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string base = argc > 1 ? argv[1] : "build";
    const std::string folder = base + "/bench-search-" + std::to_string(services);
    const bool is_filled = std::filesystem::exists(folder + "/filled");
    if (!is_filled) std::filesystem::remove_all(folder);
    auto platform = Platform::open({.folder = folder});
    must(platform.has_value(), platform ? "" : platform.error().detail);
    if (!is_filled) {
        const Sample filling = timed([&] { fill((*platform)->context().database); });
        std::printf("%d services filled in %.0f s\n", services, filling.wall_ms / 1000);
        must(std::filesystem::create_directory(folder + "/filled"), "mark");
    }
    measure_counting(**platform);
    warm_up(**platform);
    measure(**platform, std::chrono::milliseconds(50));
    measure(**platform, std::chrono::milliseconds(0));
    return 0;
}
