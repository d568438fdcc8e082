// emc-check: reads "rule TAB argument ..." lines and prints one verdict a line, in the words of
// tests/unit/vectors.tsv. With --workflows it prints docs/reference/workflows.md instead.
#include <iostream>
#include <string>
#include <string_view>

#include "domain/verdict.h"
#include "domain/workflow_document.h"

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    if (argc == 2 && std::string_view(argv[1]) == "--workflows") {
        std::cout << emc::workflow_document();
        return std::cout.flush() ? 0 : 1;
    }
    for (std::string line; std::getline(std::cin, line);) {
        if (line.ends_with('\r')) line.pop_back();
        std::cout << emc::verdict_of_line(line) << '\n';
    }
    return std::cout.flush() ? 0 : 1;
}
