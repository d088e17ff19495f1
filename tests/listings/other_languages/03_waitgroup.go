// Goroutines run by themselves; a WaitGroup waits for them.
package main

import (
	"fmt"
	"sync"
)

// ANCHOR: main
func check(name string) string { return name + " is up" }

func main() {
	services := []string{"api", "database"}
	answers := make([]string, len(services))
	var all sync.WaitGroup
	for i, service := range services {
		i, service := i, service
		all.Add(1)
		go func() {
			defer all.Done()
			answers[i] = check(service)
		}()
	}
	all.Wait()
	fmt.Println(answers)
}
// ANCHOR_END: main
