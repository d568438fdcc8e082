// emc-check: reads "rule TAB argument ..." lines and prints one verdict a line, in the words of
// tests/unit/vectors.tsv.
#include <iostream>
#include <string>

#include "domain/verdict.h"

int main() {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
        if (line.ends_with('\r')) line.pop_back();
        std::cout << emc::verdict_of_line(line) << '\n';
    }
    return std::cout.flush() ? 0 : 1;
}
