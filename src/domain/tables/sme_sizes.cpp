// Made by scripts/generate_tables.py from assets/sme_size.json; do not edit.
#include "domain/tables/tables.h"

namespace emc::tables {

namespace {

constexpr IndustryRange ranges_1[] = {{100, 599}};
constexpr SizeBounds bounds_1[] = {{SizeMeasure::Revenue, {20000, 500, 50}}};
constexpr IndustryRange ranges_2[] = {{600, 4699}};
constexpr SizeBounds bounds_2[] = {{SizeMeasure::Employees, {1000, 300, 20}}, {SizeMeasure::Revenue, {40000, 2000, 300}}};
constexpr IndustryRange ranges_3[] = {{4700, 5099}};
constexpr SizeBounds bounds_3[] = {{SizeMeasure::Revenue, {80000, 6000, 300}}, {SizeMeasure::Assets, {80000, 5000, 300}}};
constexpr IndustryRange ranges_4[] = {{5100, 5199}};
constexpr SizeBounds bounds_4[] = {{SizeMeasure::Employees, {200, 20, 5}}, {SizeMeasure::Revenue, {40000, 5000, 1000}}};
constexpr IndustryRange ranges_5[] = {{5200, 5299}};
constexpr SizeBounds bounds_5[] = {{SizeMeasure::Employees, {300, 50, 10}}, {SizeMeasure::Revenue, {20000, 500, 100}}};
constexpr IndustryRange ranges_6[] = {{5400, 5899}, {5910, 5919}};
constexpr SizeBounds bounds_6[] = {{SizeMeasure::Employees, {1000, 300, 20}}, {SizeMeasure::Revenue, {30000, 3000, 200}}};
constexpr IndustryRange ranges_7[] = {{5920, 5999}};
constexpr SizeBounds bounds_7[] = {{SizeMeasure::Employees, {200, 100, 20}}, {SizeMeasure::Revenue, {30000, 1000, 100}}};
constexpr IndustryRange ranges_8[] = {{6000, 6099}};
constexpr SizeBounds bounds_8[] = {{SizeMeasure::Employees, {1000, 300, 20}}, {SizeMeasure::Revenue, {30000, 2000, 100}}};
constexpr IndustryRange ranges_9[] = {{6100, 6199}};
constexpr SizeBounds bounds_9[] = {{SizeMeasure::Employees, {300, 100, 10}}, {SizeMeasure::Revenue, {10000, 2000, 100}}};
constexpr IndustryRange ranges_10[] = {{6200, 6299}};
constexpr SizeBounds bounds_10[] = {{SizeMeasure::Employees, {300, 100, 10}}, {SizeMeasure::Revenue, {10000, 2000, 100}}};
constexpr IndustryRange ranges_11[] = {{6300, 6499}};
constexpr SizeBounds bounds_11[] = {{SizeMeasure::Employees, {2000, 100, 10}}, {SizeMeasure::Revenue, {100000, 1000, 100}}};
constexpr IndustryRange ranges_12[] = {{6500, 6599}};
constexpr SizeBounds bounds_12[] = {{SizeMeasure::Employees, {300, 100, 10}}, {SizeMeasure::Revenue, {10000, 1000, 50}}};
constexpr IndustryRange ranges_13[] = {{7010, 7019}};
constexpr SizeBounds bounds_13[] = {{SizeMeasure::Revenue, {200000, 1000, 100}}, {SizeMeasure::Assets, {10000, 5000, 2000}}};
constexpr IndustryRange ranges_14[] = {{7020, 7029}};
constexpr SizeBounds bounds_14[] = {{SizeMeasure::Employees, {1000, 300, 100}}, {SizeMeasure::Revenue, {5000, 1000, 500}}};
constexpr IndustryRange ranges_15[] = {{7100, 7299}};
constexpr SizeBounds bounds_15[] = {{SizeMeasure::Employees, {300, 100, 10}}, {SizeMeasure::Assets, {120000, 8000, 100}}};
constexpr IndustryRange ranges_16[] = {{7030, 7039}, {7090, 7099}, {7300, 8299}, {8500, 8599}, {8600, 9099}};
constexpr SizeBounds bounds_16[] = {{SizeMeasure::Employees, {300, 100, 10}}};

constexpr SizeRow rows[] = {
    {1, "农、林、牧、渔业", ranges_1, bounds_1},
    {2, "工业", ranges_2, bounds_2},
    {3, "建筑业", ranges_3, bounds_3},
    {4, "批发业", ranges_4, bounds_4},
    {5, "零售业", ranges_5, bounds_5},
    {6, "交通运输业", ranges_6, bounds_6},
    {7, "仓储业", ranges_7, bounds_7},
    {8, "邮政业", ranges_8, bounds_8},
    {9, "住宿业", ranges_9, bounds_9},
    {10, "餐饮业", ranges_10, bounds_10},
    {11, "信息传输业", ranges_11, bounds_11},
    {12, "软件和信息技术服务业", ranges_12, bounds_12},
    {13, "房地产开发经营", ranges_13, bounds_13},
    {14, "物业管理", ranges_14, bounds_14},
    {15, "租赁和商务服务业", ranges_15, bounds_15},
    {16, "其他未列明行业", ranges_16, bounds_16},
};

}  // namespace

const std::span<const SizeRow> size_rows = rows;

}  // namespace emc::tables
