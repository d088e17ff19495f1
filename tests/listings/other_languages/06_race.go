// Two goroutines change one variable: it compiles. The race detector sees it when it happens.
// flags: -race
// says: WARNING: DATA RACE
package main

import (
	"fmt"
	"sync"
)

func main() {
	// ANCHOR: main
	failures := 0
	var all sync.WaitGroup
	for i := 0; i < 2; i++ {
		all.Add(1)
		go func() {
			defer all.Done()
			failures++ // no lock
		}()
	}
	all.Wait()
	fmt.Println("it compiled, and ran to its end")
	// ANCHOR_END: main
}
