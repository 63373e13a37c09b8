// Makes the index of the bundled tables, at build time.
//
// usage: waqia_build_index FOLDER FILE
// FOLDER holds places.tsv and names.tsv. The same tables give the same bytes.
#include "gazetteer/bundled.hpp"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: waqia_build_index FOLDER FILE\n";
        return 2;
    }
    using namespace waqia::gazetteer;
    try {
        read_tables(argv[1]).write(argv[2], hash_of_tables(argv[1]));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "waqia_build_index: " << error.what() << '\n';
        return 1;
    }
}
