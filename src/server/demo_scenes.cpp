#include "server/demo_scenes.h"

namespace emc::server {
namespace {

using enum Form;
using enum Ink;

constexpr Shape information[] = {
    {Shadow, 46, 24, 66, 78, Dark, 6},      {Box, 44, 20, 68, 80, White, 5},
    {Box, 54, 32, 34, 6, Main, 3},          {Box, 54, 46, 48, 4, Light, 2},
    {Box, 54, 56, 48, 4, Light, 2},         {Box, 54, 66, 38, 4, Light, 2},
    {Box, 54, 76, 30, 4, Light, 2},         {Line, 118, 88, 134, 104, Accent, 8},
    {Disc, 104, 74, 19, 0, White, 0, 0.9F}, {Ring, 104, 74, 19, 6, Accent},
};
constexpr Shape finance[] = {
    {Box, 30, 72, 16, 30, Light, 2},     {Box, 54, 58, 16, 44, Light, 2},
    {Box, 78, 40, 16, 62, Main, 2},      {Line, 30, 58, 58, 42, White, 5},
    {Line, 58, 42, 92, 22, White, 5},    {Line, 92, 22, 79, 22, White, 5},
    {Line, 92, 22, 86, 34, White, 5},    {Box, 24, 102, 112, 4, Main, 2},
    {Shadow, 100, 62, 38, 40, Dark, 18}, {Disc, 118, 80, 22, 0, Accent},
    {Ring, 118, 80, 16, 3, White},       {Line, 112, 71, 118, 79, White, 3},
    {Line, 124, 71, 118, 79, White, 3},  {Line, 118, 79, 118, 90, White, 3},
    {Line, 112, 82, 124, 82, White, 3},
};
constexpr Shape startup[] = {
    {Disc, 126, 30, 13, 0, Accent},
    {Disc, 30, 152, 70, 0, Light},
    {Disc, 128, 160, 66, 0, Light, 0, 0.7F},
    {Disc, 80, 168, 74, 0, Main, 0, 0.85F},
    {Line, 80, 98, 80, 44, Main, 5},
    {Disc, 66, 62, 13, 0, Main},
    {Disc, 95, 50, 15, 0, Main},
    {Disc, 80, 34, 11, 0, Main},
    {Line, 80, 80, 69, 66, White, 2},
    {Line, 80, 66, 91, 54, White, 2},
};
constexpr Shape training[] = {
    {Disc, 44, 58, 12, 0, Light},       {Box, 24, 76, 40, 60, Light, 18},
    {Disc, 116, 58, 12, 0, Light},      {Box, 96, 76, 40, 60, Light, 18},
    {Shadow, 52, 62, 56, 60, Dark, 24}, {Disc, 80, 44, 17, 0, Main},
    {Box, 52, 68, 56, 70, Main, 25},    {Disc, 80, 92, 11, 0, Accent},
    {Line, 74, 92, 79, 97, White, 3},   {Line, 79, 97, 87, 87, White, 3},
};
constexpr Shape technology[] = {
    {Line, 74, 24, 74, 100, Main, 14},    {Line, 36, 62, 112, 62, Main, 14},
    {Line, 47, 35, 101, 89, Main, 14},    {Line, 101, 35, 47, 89, Main, 14},
    {Disc, 74, 62, 31, 0, Main},          {Disc, 74, 62, 20, 0, White},
    {Disc, 74, 62, 11, 0, Light},         {Line, 124, 74, 124, 110, Accent, 7},
    {Line, 106, 92, 142, 92, Accent, 7},  {Line, 111, 79, 137, 105, Accent, 7},
    {Line, 137, 79, 111, 105, Accent, 7}, {Disc, 124, 92, 15, 0, Accent},
    {Disc, 124, 92, 7, 0, White},
};
constexpr Shape management[] = {
    {Shadow, 30, 26, 104, 78, Dark, 6},  {Box, 28, 22, 104, 78, White, 5},
    {Box, 28, 22, 104, 14, Main, 5},     {Box, 28, 30, 104, 6, Main},
    {Disc, 36, 29, 2.5F, 0, White},      {Disc, 44, 29, 2.5F, 0, White, 0, 0.7F},
    {Box, 40, 72, 10, 18, Light, 2},     {Box, 55, 60, 10, 30, Main, 2},
    {Box, 70, 66, 10, 24, Light, 2},     {Ring, 108, 66, 15, 8, Light},
    {Line, 108, 51, 116, 53, Accent, 8}, {Line, 116, 53, 122, 60, Accent, 8},
    {Box, 40, 46, 34, 4, Light, 2},
};
constexpr Shape market[] = {
    {Shadow, 40, 40, 82, 66, Dark, 6}, {Box, 42, 46, 76, 58, White, 2},
    {Box, 34, 30, 92, 20, Main, 3},    {Disc, 43, 52, 9, 0, Main},
    {Disc, 61, 52, 9, 0, Light},       {Disc, 80, 52, 9, 0, Main},
    {Disc, 99, 52, 9, 0, Light},       {Disc, 117, 52, 9, 0, Main},
    {Box, 51, 70, 28, 22, Light, 2},   {Box, 90, 68, 18, 36, Accent, 2},
    {Disc, 104, 87, 1.5F, 0, White},   {Box, 26, 104, 108, 4, Main, 2},
};
constexpr Shape law[] = {
    {Box, 78, 28, 4, 70, Main, 2},        {Box, 58, 96, 44, 7, Main, 3},
    {Line, 42, 42, 118, 42, Main, 4},     {Disc, 80, 28, 7, 0, Accent},
    {Line, 42, 42, 30, 70, Main, 1.5F},   {Line, 42, 42, 54, 70, Main, 1.5F},
    {Line, 118, 42, 106, 70, Main, 1.5F}, {Line, 118, 42, 130, 70, Main, 1.5F},
    {Box, 25, 70, 34, 9, Accent, 4},      {Box, 101, 70, 34, 9, Accent, 4},
};

constexpr Shape tea_brick[] = {
    {Shadow, 34, 42, 96, 58, Dark, 5},          {Box, 32, 34, 96, 60, Main, 4},
    {Box, 40, 42, 80, 44, Dark, 3, 0.14F},      {Line, 48, 52, 112, 52, Dark, 1.5F, 0.25F},
    {Line, 48, 60, 112, 60, Dark, 1.5F, 0.25F}, {Line, 48, 68, 112, 68, Dark, 1.5F, 0.25F},
    {Line, 48, 76, 112, 76, Dark, 1.5F, 0.25F}, {Box, 32, 34, 30, 60, Accent, 4},
    {Disc, 47, 64, 9, 0, White, 0, 0.9F},       {Line, 43, 68, 51, 59, Accent, 2},
};
constexpr Shape tea_cubes[] = {
    {Shadow, 38, 40, 88, 62, Dark, 6},      {Box, 36, 34, 26, 28, Main, 4},
    {Box, 67, 34, 26, 28, Light, 4},        {Box, 98, 34, 26, 28, Main, 4},
    {Box, 36, 67, 26, 28, Light, 4},        {Box, 67, 67, 26, 28, Accent, 4},
    {Box, 98, 67, 26, 28, Light, 4},        {Disc, 49, 48, 6, 0, White, 0, 0.85F},
    {Disc, 80, 48, 6, 0, White, 0, 0.85F},  {Disc, 111, 48, 6, 0, White, 0, 0.85F},
    {Disc, 49, 81, 6, 0, White, 0, 0.85F},  {Disc, 80, 81, 6, 0, White, 0, 0.85F},
    {Disc, 111, 81, 6, 0, White, 0, 0.85F},
};
constexpr Shape gift_box[] = {
    {Shadow, 40, 48, 84, 60, Dark, 5},      {Box, 40, 46, 80, 56, Main, 3},
    {Ring, 69, 29, 9, 5, Accent},           {Ring, 91, 29, 9, 5, Accent},
    {Box, 34, 36, 92, 17, Light, 3},        {Box, 73, 36, 14, 66, Accent},
    {Box, 73, 36, 14, 17, White, 0, 0.25F},
};
constexpr Shape chuck[] = {
    {Shadow, 36, 20, 92, 92, Dark, 44}, {Disc, 80, 60, 44, 0, Light},
    {Ring, 80, 60, 42, 4, Main},        {Ring, 80, 60, 30, 1.5F, Main, 0, 0.6F},
    {Line, 80, 44, 80, 24, Main, 14},   {Line, 94, 68, 111, 78, Main, 14},
    {Line, 66, 68, 49, 78, Main, 14},   {Disc, 80, 60, 13, 0, Dark},
    {Disc, 80, 24, 2.5F, 0, White},     {Disc, 111, 78, 2.5F, 0, White},
    {Disc, 49, 78, 2.5F, 0, White},     {Disc, 52, 40, 3, 0, Accent},
    {Disc, 108, 40, 3, 0, Accent},      {Disc, 80, 92, 3, 0, Accent},
};
constexpr Shape lead_screw[] = {
    {Shadow, 18, 56, 128, 18, Dark, 8},   {Box, 16, 52, 128, 16, Light, 7},
    {Line, 26, 50, 32, 70, Main, 2.5F},   {Line, 36, 50, 42, 70, Main, 2.5F},
    {Line, 46, 50, 52, 70, Main, 2.5F},   {Line, 56, 50, 62, 70, Main, 2.5F},
    {Line, 104, 50, 110, 70, Main, 2.5F}, {Line, 114, 50, 120, 70, Main, 2.5F},
    {Line, 124, 50, 130, 70, Main, 2.5F}, {Box, 64, 38, 34, 44, Main, 5},
    {Box, 70, 38, 5, 44, White, 0, 0.3F}, {Disc, 87, 46, 3, 0, White},
    {Disc, 87, 74, 3, 0, White},          {Box, 8, 46, 10, 28, Accent, 3},
};
constexpr Shape tea_set[] = {
    {Shadow, 36, 58, 104, 40, Dark, 16},   {Ring, 38, 64, 13, 5, Main},
    {Line, 88, 72, 106, 50, White, 8},     {Disc, 66, 66, 28, 0, White},
    {Box, 50, 36, 32, 6, Main, 3},         {Disc, 66, 33, 4, 0, Accent},
    {Disc, 60, 66, 8, 0, Accent, 0, 0.9F}, {Disc, 73, 72, 6, 0, Main, 0, 0.9F},
    {Line, 60, 66, 73, 72, Main, 1.5F},    {Box, 106, 76, 26, 19, White, 7},
    {Disc, 119, 85, 4, 0, Accent},         {Ring, 135, 85, 6, 3, Main},
};
constexpr Shape meeting_cup[] = {
    {Shadow, 54, 40, 56, 66, Dark, 8}, {Ring, 104, 66, 16, 6, White},
    {Box, 54, 34, 46, 66, White, 7},   {Box, 54, 62, 46, 9, Main},
    {Disc, 77, 52, 6, 0, Accent},      {Box, 50, 28, 54, 8, Main, 4},
    {Disc, 77, 25, 4, 0, Main},
};

constexpr Shape hills[] = {
    {Disc, 326, 30, 16, 0, Accent, 0, 0.9F},  {Disc, 60, 190, 120, 0, Light, 0, 0.8F},
    {Disc, 210, 220, 150, 0, Light},          {Disc, 380, 210, 130, 0, Light, 0, 0.8F},
    {Disc, 130, 250, 172, 0, Main, 0, 0.55F}, {Disc, 330, 270, 190, 0, Main, 0, 0.7F},
    {Line, 60, 40, 84, 40, White, 5, 0.8F},   {Line, 72, 34, 96, 34, White, 5, 0.8F},
    {Line, 236, 26, 268, 26, White, 5, 0.8F},
};
constexpr Shape logo_leaf[] = {
    {Box, 12, 12, 96, 96, Main, 24},
    {Disc, 50, 62, 24, 0, White},
    {Disc, 72, 48, 24, 0, White, 0, 0.75F},
    {Line, 34, 92, 86, 34, Accent, 5},
};
constexpr Shape logo_blocks[] = {
    {Box, 12, 12, 96, 96, Main, 24},
    {Box, 32, 58, 16, 30, White, 4},
    {Box, 53, 44, 16, 44, White, 4},
    {Box, 74, 30, 16, 58, Accent, 4},
};
constexpr Shape licence[] = {
    {Shadow, 16, 12, 132, 100, Dark, 4},   {Box, 14, 8, 132, 104, White, 3},
    {Line, 20, 14, 140, 14, Accent, 1.5F}, {Line, 20, 106, 140, 106, Accent, 1.5F},
    {Line, 20, 14, 20, 106, Accent, 1.5F}, {Line, 140, 14, 140, 106, Accent, 1.5F},
    {Box, 52, 22, 56, 8, Main, 3},         {Box, 30, 42, 62, 4, Light, 2},
    {Box, 30, 52, 74, 4, Light, 2},        {Box, 30, 62, 56, 4, Light, 2},
    {Box, 30, 72, 68, 4, Light, 2},        {Box, 30, 82, 44, 4, Light, 2},
    {Ring, 116, 84, 14, 2.5F, Main},       {Disc, 116, 84, 5, 0, Main},
};
constexpr Shape box[] = {
    {Shadow, 42, 38, 80, 68, Dark, 5},
    {Box, 40, 34, 80, 66, Main, 4},
    {Box, 40, 34, 80, 16, Light, 4},
    {Box, 72, 34, 16, 30, Accent, 2},
};

struct Scene {
    std::string_view name;
    std::span<const Shape> shapes;
};
constexpr Scene scenes[] = {
    {"10", information},
    {"11", finance},
    {"12", startup},
    {"13", training},
    {"14", technology},
    {"15", management},
    {"16", market},
    {"17", law},
    {"tea_brick", tea_brick},
    {"tea_cubes", tea_cubes},
    {"gift_box", gift_box},
    {"chuck", chuck},
    {"lead_screw", lead_screw},
    {"tea_set", tea_set},
    {"meeting_cup", meeting_cup},
    {"hills", hills},
    {"logo_leaf", logo_leaf},
    {"logo_blocks", logo_blocks},
    {"licence", licence},
};

}  // namespace

std::span<const Shape> demo_scene(std::string_view name) {
    for (const Scene& scene : scenes) {
        if (scene.name == name) return scene.shapes;
    }
    return box;
}

}  // namespace emc::server
